//! The solver from the desk: started, watched, stopped; what it found is one edit that can be taken back.

use std::time::Duration;

use domain::ids::TimetableDraftId;
use domain::timetable::Edit;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{start_solver, stop_solver, watch_solver};
use super::desk::Desk;
use super::sheet::{End, Run, RunState, Scope, Why, Wish};
use crate::kit::AppError;
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Choice, Glyph, Note, Progress, Segments, Select, Tone};

/// Between two looks at the run.
const LOOK: Duration = Duration::from_millis(250);
const LESSONS: [&str; 3] = ["урок", "урока", "уроков"];

/// What the person sees of the solver.
#[derive(Clone, Copy)]
struct Machine {
    desk: Desk,
    run: RwSignal<Option<Run>>,
    scope: RwSignal<Scope>,
    seconds: RwSignal<u16>,
    wrong: RwSignal<Option<String>>,
    /// A run that was taken or put aside is shown no more.
    seen_to: RwSignal<bool>,
}

#[component]
pub fn Solving(desk: Desk) -> impl IntoView {
    let machine = Machine {
        desk,
        run: RwSignal::default(),
        scope: RwSignal::new(Scope::Complete),
        seconds: RwSignal::new(30),
        wrong: RwSignal::default(),
        seen_to: RwSignal::new(false),
    };
    Effect::new(move |_| machine.resume());
    let running = Memo::new(move |_| {
        machine.run.with(|run| run.as_ref().is_some_and(|run| run.state == RunState::Running))
    });
    view! {
        <section class="solving" aria-label="Решатель">
            <h2>"Составить автоматически"</h2>
            {move || machine.wrong.get().map(|words| view! { <Note tone=Tone::Alert>{words}</Note> })}
            {move || if running.get() {
                view! { <Running machine /> }.into_any()
            } else {
                view! { <Wishes machine /> <Outcome machine /> }.into_any()
            }}
        </section>
    }
}

impl Machine {
    /// A run begun before this page was opened is watched on.
    fn resume(self) {
        spawn_local(async move {
            if let Ok(Some(run)) = watch_solver().await {
                let fresh = match &run.state {
                    RunState::Running => true,
                    RunState::Over { draft, seen, .. } => (*draft, *seen) == self.desk.post.stands(),
                    RunState::Failed => false,
                };
                if fresh {
                    let under_way = run.state == RunState::Running;
                    self.run.set(Some(run));
                    if under_way {
                        self.look_later();
                    }
                }
            }
        });
    }

    fn start(self) {
        self.wrong.set(None);
        self.seen_to.set(false);
        let (draft, seen) = self.desk.post.stands();
        let wish =
            Wish { draft, seen, scope: self.scope.get_untracked(), seconds: self.seconds.get_untracked() };
        spawn_local(async move {
            match start_solver(wish).await {
                Ok(()) => self.look(),
                Err(error) => self.wrong.set(Some(error.to_string())),
            }
        });
    }

    fn look_later(self) {
        set_timeout(move || self.look(), LOOK);
    }

    fn look(self) {
        spawn_local(async move {
            match watch_solver().await {
                Ok(Some(run)) => self.see(run),
                Ok(None) => self.run.set(None),
                Err(AppError::Unreachable | AppError::Busy) => self.look_later(),
                Err(error) => self.wrong.set(Some(error.to_string())),
            }
        });
    }

    fn see(self, run: Run) {
        let state = run.state.clone();
        self.run.set(Some(run));
        match state {
            RunState::Running => self.look_later(),
            RunState::Over { end: End::Solved, draft, seen, edit, .. } if self.is_fresh((draft, seen)) => {
                self.take(edit);
            }
            _ => {}
        }
    }

    /// Is the plan the one the run began with?
    fn is_fresh(self, stood: (Option<TimetableDraftId>, i32)) -> bool {
        stood == self.desk.post.stands() && untrack(|| self.desk.post.is_settled())
    }

    fn take(self, edit: Edit) {
        let many = counted(edit.0.len() as u64, LESSONS);
        self.seen_to.set(true);
        if edit.0.is_empty() {
            self.desk.spoken.set("Переставлять нечего: расписание уже составлено.".into());
        } else {
            self.desk.edit(edit, format!("Расписание составлено, переставлено: {many}. Отменить: Ctrl+Z."));
        }
    }

    fn stop(self) {
        spawn_local(async move {
            if let Err(error) = stop_solver().await {
                self.wrong.set(Some(error.to_string()));
            }
        });
    }
}

#[component]
fn Wishes(machine: Machine) -> impl IntoView {
    let scopes = vec![Choice::new("complete", "Достроить"), Choice::new("afresh", "С нуля")];
    let times = [(10, "10 секунд"), (30, "30 секунд"), (120, "2 минуты"), (600, "10 минут")];
    let times = times.map(|(seconds, words)| Choice::new(seconds, words)).into();
    let scope = move |ev: leptos::ev::Event| {
        let afresh = event_target_value(&ev) == "afresh";
        machine.scope.set(if afresh { Scope::Afresh } else { Scope::Complete });
    };
    let seconds =
        move |ev: leptos::ev::Event| machine.seconds.set(event_target_value(&ev).parse().unwrap_or(30));
    let waits = Signal::derive(move || !machine.desk.post.is_settled());
    let now = if machine.scope.get_untracked() == Scope::Afresh { "afresh" } else { "complete" };
    view! {
        <div class="stack">
            <div on:change=scope>
                <Segments legend="Что делать" name="scope" choices=scopes value=now />
            </div>
            <p class="mild">"Закреплённые уроки остаются на местах. «Достроить» двигает остальные как можно меньше."</p>
            <div class="line">
                <div on:change=seconds>
                    <Select label="Сколько искать" name="seconds" choices=times value=machine.seconds.get_untracked().to_string() />
                </div>
            </div>
            <Button kind=ButtonKind::Primary icon=Glyph::Timetable attr:r#type="button" busy=waits on:click=move |_| machine.start()>
                "Составить"
            </Button>
        </div>
    }
}

#[component]
fn Running(machine: Machine) -> impl IntoView {
    let of = move |read: fn(&Run) -> u32| {
        Signal::derive(move || machine.run.with(|run| run.as_ref().map_or(0, read)))
    };
    let words = Signal::derive(move || {
        machine.run.with(|run| {
            run.as_ref().map_or_else(String::new, |run| {
                format!("{} из {}, {} с", run.placed, run.total, run.elapsed_ms / 1000)
            })
        })
    });
    view! {
        <div class="stack">
            <Progress label="Поставлено уроков" done=of(|run| run.placed) whole=of(|run| run.total) words />
            <Curve run=machine.run />
            <Button icon=Glyph::Close attr:r#type="button" on:click=move |_| machine.stop()>"Остановить"</Button>
        </div>
    }
}

/// Lessons placed over time.
#[component]
fn Curve(run: RwSignal<Option<Run>>) -> impl IntoView {
    let points = move || run.with(|run| run.as_ref().map_or_else(String::new, line));
    view! {
        <svg class="curve" viewBox="0 0 300 60" role="img" aria-label="Сколько уроков поставлено, по времени">
            <polyline points=points />
        </svg>
    }
}

fn line(run: &Run) -> String {
    let (width, height) = (run.elapsed_ms.max(1), run.total.max(1));
    let point = |(at, placed): &(u32, u32)| {
        let x = u64::from(*at) * 300 / u64::from(width);
        let y = 58 - u64::from((*placed).min(height)) * 56 / u64::from(height);
        format!("{x},{y}")
    };
    run.curve.iter().map(point).collect::<Vec<_>>().join(" ")
}

/// What came of the last run.
#[component]
fn Outcome(machine: Machine) -> impl IntoView {
    move || {
        let run = machine.run.get()?;
        let seconds = f64::from(run.elapsed_ms) / 1000.0;
        let count = format!("{} из {} за {seconds:.1} с", run.placed, run.total).replace('.', ",");
        let RunState::Over { draft, seen, edit, end, why } = run.state else {
            let words = "Решатель сломался. План остался, каким был; мы записали, что случилось.";
            return Some(view! { <Note tone=Tone::Alert>{words}</Note> }.into_any());
        };
        let words = match end {
            End::Solved => format!("Готово: поставлено {count}."),
            End::Partly => format!("Поставить всё не удалось: {count}."),
            End::Cancelled => format!("Остановлено: поставлено {count}."),
        };
        let offer = !machine.seen_to.get() && machine.is_fresh((draft, seen)) && !edit.0.is_empty();
        let tone = if end == End::Partly { Tone::Alert } else { Tone::Calm };
        Some(view! {
            <div class="stack solved" role="status">
                <Note tone>{words}</Note>
                {why.map(|why| view! { <Reasons why /> })}
                {offer.then(|| view! {
                    <Button attr:r#type="button" icon=Glyph::Check on:click=move |_| machine.take(edit.clone())>"Взять найденное"</Button>
                })}
            </div>
        }
        .into_any())
    }
}

/// The smallest knot that was found.
#[component]
fn Reasons(why: Why) -> impl IntoView {
    let Why { lessons, rules, proven } = why;
    let title = if proven {
        "Эти уроки вместе не помещаются:"
    } else {
        "Больше всего спорят за место:"
    };
    view! {
        <p>{title}</p>
        <ul class="knot">{lessons.into_iter().map(|lesson| view! { <li>{lesson}</li> }).collect_view()}</ul>
        {(!rules.is_empty()).then(|| view! { <p class="mild">"Мешают правила: "{rules.join("; ")}"."</p> })}
    }
}
