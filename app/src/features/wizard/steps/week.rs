//! The week of a class: a list to choose from at every place, saved as it is chosen; a form where there are no scripts.

use std::collections::BTreeMap;

use domain::ids::{ClassId, GroupId};
use domain::timetable::{self, Place};
use leptos::html::Select;
use leptos::prelude::*;
use leptos::task::spawn_local;
use server_fn::ServerFn;

use super::timetable::{WEEKDAYS, place_words};
use crate::features::wizard::api::{PutWeek, put_lesson};
use crate::features::wizard::sheet::{Week, WeekGroup};
use crate::ui::{Button, ButtonKind, Glyph};

/// What is chosen now, and what stands against it.
#[derive(Clone, Copy)]
struct Board {
    here: ClassId,
    week: StoredValue<Week>,
    places: RwSignal<BTreeMap<Place, GroupId>>,
    /// Said by the server, or by the law itself before it is asked.
    wrong: RwSignal<BTreeMap<Place, String>>,
    /// Choices on their way to the server.
    sending: RwSignal<u32>,
    saved: RwSignal<bool>,
}

impl Board {
    fn new(here: ClassId, week: Week) -> Self {
        let places: BTreeMap<Place, GroupId> = week.places.iter().copied().collect();
        let wrong = places.iter().filter_map(|(place, group)| Some((*place, clash(&week, *place, *group)?)));
        let wrong = RwSignal::new(wrong.collect());
        Self {
            here,
            wrong,
            week: StoredValue::new(week),
            places: RwSignal::new(places),
            sending: RwSignal::new(0),
            saved: RwSignal::new(false),
        }
    }

    /// Takes a choice; what the law refuses is not sent.
    fn choose(self, place: Place, group: Option<GroupId>) {
        self.places.update(|places| match group {
            Some(group) => drop(places.insert(place, group)),
            None => drop(places.remove(&place)),
        });
        let refused = group.and_then(|group| self.week.with_value(|week| clash(week, place, group)));
        let send = refused.is_none();
        self.tell(place, refused);
        if send {
            self.send(place, group);
        }
    }

    fn tell(self, place: Place, refused: Option<String>) {
        self.wrong.update(|wrong| match refused {
            Some(words) => drop(wrong.insert(place, words)),
            None => drop(wrong.remove(&place)),
        });
    }

    fn send(self, place: Place, group: Option<GroupId>) {
        self.sending.update(|many| *many += 1);
        spawn_local(async move {
            let answer = put_lesson(self.here, place, group).await;
            self.sending.update(|many| *many = many.saturating_sub(1));
            self.saved.set(answer.is_ok());
            if let Err(error) = answer {
                self.tell(place, Some(error.to_string()));
            }
        });
    }

    fn status(self) -> &'static str {
        match (self.sending.get(), self.saved.get(), self.wrong.with(BTreeMap::is_empty)) {
            (1.., ..) => "Сохраняется…",
            (0, _, false) => "Есть уроки, которые так стоять не могут.",
            (0, true, true) => "Сохранено",
            (0, false, true) => "",
        }
    }
}

/// Why this group cannot stand here, by the same law as on the server.
fn clash(week: &Week, place: Place, group: GroupId) -> Option<String> {
    let teacher = week.groups.iter().find(|one| one.group == group)?.teacher;
    timetable::seat(&week.others, teacher, place).err().map(|unseated| unseated.to_string())
}

#[component]
pub fn WeekGrid(here: ClassId, week: Week) -> impl IntoView {
    let groups = week.groups.clone();
    let board = Board::new(here, week);
    let days = (1..).zip(WEEKDAYS).map(|(number, day)| day_of(board, (number, day), &groups)).collect_view();
    view! {
        <div class="wizard-week">
            <form method="post" action=PutWeek::url()>
                <input type="hidden" name="class" value=here.to_string() />
                <div class="wizard-days">{days}</div>
                <div class="form-end">
                    <Button kind=ButtonKind::Plain icon=Glyph::Check>"Сохранить неделю"</Button>
                    <span class="mild" role="status">{move || board.status()}</span>
                </div>
            </form>
            <Used board groups />
        </div>
    }
}

fn day_of(board: Board, (number, day): (u8, &'static str), groups: &[WeekGroup]) -> impl IntoView + use<> {
    let cells = Place::of_day(number).map(|place| cell(board, place, groups)).collect_view();
    view! {
        <section>
            <h2>{day}</h2>
            <ol>{cells}</ol>
        </section>
    }
}

fn cell(board: Board, place: Place, groups: &[WeekGroup]) -> impl IntoView + use<> {
    let chosen = board.places.with_untracked(|places| places.get(&place).copied());
    let said_of = move |group: GroupId| format!("{place}:{group}");
    let chosen_value = chosen.map(said_of).unwrap_or_default();
    let choices = groups.iter().map(|one| {
        let value = said_of(one.group);
        view! { <option value=value selected=chosen == Some(one.group)>{one.subject.clone()}</option> }
    });
    let choices = choices.collect_view();
    let id = format!("wrong-{}-{}", place.weekday(), place.number());
    let said = id.clone();
    let wrong = move || board.wrong.with(|wrong| wrong.get(&place).cloned());
    let choose = move |value: &str| {
        board.choose(place, value.split_once(':').and_then(|(_, group)| group.parse().ok()));
    };
    let list = NodeRef::<Select>::new();
    // What was chosen before the page was awake.
    Effect::new(move || {
        let value = list.get().map(|list| list.value());
        let early = value.filter(|value| *value != chosen_value);
        early.inspect(|value| choose(value));
    });
    view! {
        <li data-bad=move || wrong().map(|_| "")>
            <select
                class="input"
                autocomplete="off"
                node_ref=list
                name="places[]"
                aria-label=place_words(place)
                aria-invalid=move || wrong().map(|_| "true")
                aria-describedby=move || wrong().map(|_| said.clone())
                on:change=move |ev| choose(&event_target_value(&ev))
            >
                <option value="">"—"</option>
                {choices}
            </select>
            {move || wrong().map(|words| view! { <p class="error" id=id.clone()>{words}</p> })}
        </li>
    }
}

/// Lessons that stand, beside those the plan wants.
#[component]
fn Used(board: Board, groups: Vec<WeekGroup>) -> impl IntoView {
    let lines = groups.into_iter().map(|one| {
        let (group, wanted) = (one.group, one.lessons);
        let standing = move || board.places.with(|places| places.values().filter(|at| **at == group).count());
        let off = move || (i32::try_from(standing()).unwrap_or(0) != wanted).then_some("");
        view! {
            <li data-off=off>
                <span>
                    {one.subject} <br />
                    <span class="mild">
                        {if one.teacher.is_some() { one.teacher_name } else { "нет учителя".into() }}
                    </span>
                </span>
                <b>{standing} " из " {wanted}</b>
            </li>
        }
    });
    let lines = lines.collect_view();
    view! {
        <section>
            <h2>"Уроков в неделю"</h2>
            <ul class="used">{lines}</ul>
        </section>
    }
}
