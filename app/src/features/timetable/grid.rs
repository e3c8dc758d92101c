//! The board: classes down and the hours of the week across, or one class with its days.

use domain::timetable::{Hold, NUMBERS, Place, Plan, points};
use leptos::prelude::*;

use super::desk::{Desk, Verdict, cell_of, place_words};
use super::keys::At;
use crate::ui::{Glyph, Icon};

const DAYS: [&str; 6] = ["Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота"];

#[component]
pub fn Grid(desk: Desk) -> impl IntoView {
    view! {
        <div class="sheet plan-sheet">
            {move || match desk.class.get() {
                Some(class) => view! { <OfClass desk class days=desk.days.get() /> }.into_any(),
                None => view! { <OfSchool desk days=desk.days.get() /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn OfSchool(desk: Desk, days: u8) -> impl IntoView {
    let classes = desk.plan.with_untracked(|plan| {
        plan.school().classes.iter().map(|class| class.name.clone()).collect::<Vec<_>>()
    });
    let heads = DAYS
        .iter()
        .take(days.into())
        .map(|day| view! { <th scope="colgroup" colspan=NUMBERS.to_string()>{*day}</th> });
    let numbers = (0..days).flat_map(|_| {
        (1..=NUMBERS)
            .map(|number| view! { <th scope="col" data-first=(number == 1).then_some("")>{number}</th> })
    });
    let rows = classes.into_iter().enumerate().map(|(class, name)| {
        let cells = Place::of_week(days).map(|place| view! { <Cell desk at=At { class, place } /> });
        let open = move |_| desk.class.set(Some(class));
        view! {
            <tr>
                <th scope="row" class="who">
                    <button type="button" title="Показать один класс" on:click=open>{name}</button>
                </th>
                {cells.collect_view()}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <table class="plan-grid" role="grid" aria-label="Расписание всех классов">
            <thead>
                <tr><th rowspan="2" class="who">"Класс"</th>{heads.collect_view()}</tr>
                <tr>{numbers.collect_view()}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

#[component]
fn OfClass(desk: Desk, class: usize, days: u8) -> impl IntoView {
    let heads = (1..=days).zip(DAYS).map(|(day, name)| {
        let points = move || desk.plan.with(|plan| day_points(plan, class, day));
        view! { <th scope="col">{name} <small title="Баллы трудности по СанПиН 1.2.3685-21">{points}</small></th> }
    });
    let rows = (1..=NUMBERS).map(|number| {
        let places = (1..=days).filter_map(|day| Place::new(day, number).ok());
        let cells = places.map(|place| view! { <Cell desk at=At { class, place } /> }).collect_view();
        view! { <tr><th scope="row" class="who">{number}</th>{cells}</tr> }
    });
    let name = desk.plan.with_untracked(|plan| plan.school().classes[class].name.clone());
    view! {
        <table class="plan-grid one" role="grid" aria-label=format!("Расписание {name}")>
            <thead><tr><th class="who">"Урок"</th>{heads.collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

/// «32 б.»
fn day_points(plan: &Plan, class: usize, day: u8) -> String {
    let grade = plan.school().classes[class].grade;
    let of_day = plan.stands().iter().enumerate().filter(|(piece, stand)| {
        stand.place.is_some_and(|place| place.weekday() == day)
            && plan.course(*piece).classes.iter().any(|at| usize::from(*at) == class)
            && plan.course(*piece).part.is_empty()
    });
    let sum: u32 =
        of_day.filter_map(|(piece, _)| points(&plan.course(piece).code, grade)).map(u32::from).sum();
    if sum == 0 { String::new() } else { format!("{sum}\u{a0}б.") }
}

#[component]
fn Cell(desk: Desk, at: At) -> impl IntoView {
    let index = cell_of(at.class, at.place);
    let own = Memo::new(move |_| desk.cells.with(|cells| cells.get(index).cloned().unwrap_or_default()));
    let mark = move || {
        desk.verdicts.with(|verdicts| {
            let (classes, all) = verdicts.as_ref()?;
            classes.iter().any(|class| usize::from(*class) == at.class).then(|| {
                match all[index % all.len()] {
                    Verdict::Free => "free",
                    Verdict::Advised => "advised",
                    Verdict::Barred => "barred",
                }
            })
        })
    };
    let over = Memo::new(move |_| desk.over.get() == Some(at.place));
    let target = move || (over.get() && mark().is_some()).then_some("");
    let tab = move || if desk.here.get() == at { "0" } else { "-1" };
    let label = move || {
        own.with(|own| {
            desk.plan.with(|plan| {
                let names: Vec<String> = own.iter().map(|piece| plan.course(*piece).title.clone()).collect();
                let what = if names.is_empty() { "пусто".to_owned() } else { names.join(", ") };
                format!("{}, {}: {what}", plan.school().classes[at.class].name, place_words(at.place))
            })
        })
    };
    view! {
        <td
            role="gridcell"
            data-at=format!("{}.{}", at.class, at.place)
            data-first=(at.place.number() == 1).then_some("")
            data-mark=mark
            data-over=target
            tabindex=tab
            aria-label=label
        >
            {move || own.get().into_iter().map(|piece| view! { <Chip desk piece /> }).collect_view()}
        </td>
    }
}

/// A lesson that can be taken in hand.
#[component]
pub fn Chip(desk: Desk, piece: usize, #[prop(optional)] full: Full) -> impl IntoView {
    let face = move || {
        desk.plan.with(|plan| {
            let course = plan.course(piece);
            let stand = plan.stands()[piece];
            let teacher =
                course.teachers.first().map(|at| plan.school().teachers[usize::from(*at)].name.clone());
            let room = plan.school().rooms.iter().find(|room| Some(room.id) == stand.room);
            let more = [
                course.part.clone(),
                teacher.unwrap_or_else(|| "нет учителя".into()),
                room.map(|room| room.name.clone()).unwrap_or_default(),
                stand.weeks.mark().into(),
            ];
            let more = more.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ");
            let class = if full == Full::WithClass { plan.school().whom(course) } else { String::new() };
            (class, course.title.clone(), course.short.clone(), more, stand.hold == Hold::Locked)
        })
    };
    let held = move || (desk.carried.get() == Some(piece)).then_some("");
    let chosen = move || (desk.chosen.get() == Some(piece)).then_some("");
    view! {
        <span class="piece" data-piece=piece.to_string() data-held=held data-chosen=chosen>
            {move || {
                let (class, title, short, more, locked) = face();
                view! {
                    {locked.then(|| view! { <Icon glyph=Glyph::Lock /> })}
                    {(!class.is_empty()).then(|| view! { <i>{class}" "</i> })}
                    <b class="long">{title}</b>
                    <b class="short">{short}</b>
                    <small>{more}</small>
                }
            }}
        </span>
    }
}

/// Whether a lesson names its class.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Full {
    #[default]
    Plain,
    WithClass,
}
