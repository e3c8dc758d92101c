//! Kinds and weights of the work of a lesson.

use domain::ids::AssignmentId;
use domain::journal::{Assignment, WorkKind};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::api::{drop_work, put_work};
use super::super::desk::Desk;
use super::super::reply::put_work as put_into;
use super::super::sheet::{Leave, Work};
use super::called;
use crate::kit::{AppError, AppResult};
use crate::ui::words::counted;
use crate::ui::{Button, ButtonKind, Choice, Field, Glyph, Input, Note, Select, Tone, say_alert};

/// The list of them; whoever writes the lesson changes them.
#[component]
pub fn WorkPart(desk: Desk, at: usize) -> impl IntoView {
    let unsaved = RwSignal::new(None);
    let bench = Bench { desk, at, unsaved };
    let may = desk.leave(at) == Leave::All;
    let work = move || desk.column(at).with(|column| column.work.clone());
    let add = move |_| {
        let lesson = desk.column(at).with_untracked(|column| column.id);
        let kind = desk.sheet(|sheet| sheet.kinds.iter().find(|kind| kind.code == "К").cloned());
        if let Some(kind) = kind {
            let (kind, weight) = (kind.code, kind.weight);
            bench.put(Work { lesson, id: None, kind, title: String::new(), weight });
        }
    };
    view! {
        <section class="part">
            <h3>"Работы урока " <small>{move || counted(work().len() as u64, ["работа", "работы", "работ"])}</small></h3>
            {move || unsaved.get().map(|why: String| view! { <Note tone=Tone::Alert>{why}</Note> })}
            <ul class="rows">
                <For each=work key=|work| work.id let:work>
                    <li>
                        <WorkLine bench work may />
                    </li>
                </For>
            </ul>
            {may.then(|| view! { <Button kind=ButtonKind::Quiet icon=Glyph::Plus attr:r#type="button" on:click=add>"Добавить работу"</Button> })}
        </section>
    }
}

#[component]
fn WorkLine(bench: Bench, work: Assignment, may: bool) -> impl IntoView {
    let Bench { desk, at, .. } = bench;
    let kinds = desk.sheet(|sheet| sheet.kinds.clone());
    if !may || work.kind == WorkKind::HOMEWORK {
        return view! { <span>{called(desk, &work)}</span> }.into_any();
    }
    let lesson = desk.column(at).with_untracked(|column| column.id);
    let id = work.id;
    let now = move || {
        let found = desk.column(at).with_untracked(|column| column.work.iter().find(|w| w.id == id).cloned());
        found.unwrap_or_else(|| work.clone())
    };
    let first = now();
    let choices = kinds
        .iter()
        .filter(|kind| kind.code != WorkKind::HOMEWORK)
        .map(|kind| Choice::new(&kind.code, kind.title.clone()))
        .collect();
    let change = move |turn: &dyn Fn(&mut Work)| {
        let Assignment { kind, title, weight, .. } = now();
        let mut work = Work { lesson, id: Some(id), kind, title, weight };
        turn(&mut work);
        bench.put(work);
    };
    let (weigh, name) = (change.clone(), change.clone());
    let pick = move |ev| {
        let code = event_target_value(&ev);
        let usual = kinds.iter().find(|known| known.code == code).map(|known| known.weight);
        change(&|work| {
            work.kind.clone_from(&code);
            work.weight = usual.unwrap_or(work.weight);
        });
    };
    let weigh = move |ev| match event_target_value(&ev).parse() {
        Ok(weight) => weigh(&|work| work.weight = weight),
        Err(_) => say_alert("Вес — целое число от 0 до 1000."),
    };
    let name = move |ev| name(&|work| work.title = event_target_value(&ev));
    view! {
        <Field label="Название" name="title" id=format!("title-{id}") most=200 value=first.title on:change=name />
        <div class="line">
            <Select label="Вид" name="kind" id=format!("kind-{id}") choices value=first.kind on:change=pick />
            <Field label="Вес" name="weight" id=format!("weight-{id}") value=first.weight.to_string() of=Input::Number on:change=weigh />
            <Button
                kind=ButtonKind::Quiet
                icon=Glyph::Trash
                label="Убрать работу"
                attr:r#type="button"
                on:click=move |_| bench.remove(id)
            />
        </div>
    }
    .into_any()
}

/// Where work is changed: at once or not at all, and the part says so.
#[derive(Clone, Copy)]
struct Bench {
    desk: Desk,
    at: usize,
    /// Why the last change is not saved.
    unsaved: RwSignal<Option<String>>,
}

impl Bench {
    fn put(self, work: Work) {
        spawn_local(async move {
            let put = put_work(work).await;
            self.told(put, put_into);
        });
    }

    fn remove(self, id: AssignmentId) {
        spawn_local(async move {
            let dropped = drop_work(id).await;
            self.told(dropped, |list, ()| list.retain(|work| work.id != id));
        });
    }

    fn told<T>(self, answer: AppResult<T>, change: impl FnOnce(&mut Vec<Assignment>, T)) {
        // The panel may have been closed meanwhile.
        let why = answer.as_ref().err().map(unsaved);
        self.unsaved.try_set(why.clone());
        match (answer, why) {
            (Ok(answer), _) if !self.desk.here.is_disposed() => {
                self.desk.column(self.at).update(|column| change(&mut column.work, answer));
            }
            (_, Some(why)) => say_alert(why),
            _ => {}
        }
    }
}

/// Work does not wait on the device: the marks of a whole class may hang on it.
fn unsaved(error: &AppError) -> String {
    match error {
        AppError::Unreachable => {
            "Не сохранено: работы урока меняют, пока есть связь. Повторите, когда она вернётся.".into()
        }
        error => error.to_string(),
    }
}
