//! The board: classes, teachers or rooms down and hours across, or one of them with its days.

use domain::timetable::{Hold, NUMBERS, Place, Plan, points};
use leptos::prelude::*;

use super::desk::{Desk, Shown, Verdict, cell_of, place_words};
use super::keys::At;
use super::lens::Lens;
use crate::ui::{Glyph, Icon};

const DAYS: [&str; 6] = ["Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота"];

#[component]
pub fn Grid(desk: Desk) -> impl IntoView {
    view! {
        <div class="sheet plan-sheet">
            {move || {
                let (lens, Shown { row, day, days }) = (desk.lens.get(), desk.shown.get());
                if let Some(row) = row {
                    view! { <OfOne desk lens row days /> }.into_any()
                } else {
                    let shown = day.map_or(1..=days, |day| day..=day);
                    view! { <OfAll desk lens days=shown.collect() /> }.into_any()
                }
            }}
        </div>
    }
}

/// All rows, hours of these days across.
#[component]
fn OfAll(desk: Desk, lens: Lens, days: Vec<u8>) -> impl IntoView {
    let names = desk.plan.with_untracked(|plan| lens.names(plan.school()));
    let head = |day: &u8| {
        let name = DAYS.get(usize::from(*day) - 1).copied();
        view! { <th scope="colgroup" colspan=NUMBERS.to_string()>{name}</th> }
    };
    let heads = days.iter().map(head).collect_view();
    let numbers = days.iter().flat_map(|_| {
        (1..=NUMBERS)
            .map(|number| view! { <th scope="col" data-first=(number == 1).then_some("")>{number}</th> })
    });
    let numbers = numbers.collect_view();
    let rows = names.into_iter().enumerate().map(|(row, name)| {
        let cells = days
            .iter()
            .flat_map(|day| Place::of_day(*day))
            .map(|place| view! { <Cell desk at=At { row, place } /> });
        let open = move |_| desk.shown.update(|shown| shown.row = Some(row));
        view! {
            <tr>
                <th scope="row" class="who">
                    <button type="button" title="Показать одну строку" on:click=open>{name}</button>
                </th>
                {cells.collect_view()}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <table class="plan-grid" role="grid" aria-label=lens.all_title()>
            <thead>
                <tr><th rowspan="2" class="who">{lens.row_title()}</th>{heads}</tr>
                <tr>{numbers}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// One row, its days across.
#[component]
fn OfOne(desk: Desk, lens: Lens, row: usize, days: u8) -> impl IntoView {
    let heads = (1..=days).zip(DAYS).map(|(day, name)| {
        let points = move || match lens {
            Lens::Classes => desk.plan.with(|plan| day_points(plan, row, day)),
            Lens::Teachers | Lens::Rooms => String::new(),
        };
        view! { <th scope="col">{name} <small title="Баллы трудности по СанПиН 1.2.3685-21">{points}</small></th> }
    });
    let rows = (1..=NUMBERS).map(|number| {
        let places = (1..=days).filter_map(|day| Place::new(day, number).ok());
        let cells = places.map(|place| view! { <Cell desk at=At { row, place } /> }).collect_view();
        view! { <tr><th scope="row" class="who">{number}</th>{cells}</tr> }
    });
    let name = desk.plan.with_untracked(|plan| lens.name(plan.school(), row).to_owned());
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
    let index = cell_of(at.row, at.place);
    let own = Memo::new(move |_| desk.cells.with(|cells| cells.get(index).cloned().unwrap_or_default()));
    let mark = move || {
        desk.verdicts.with(|verdicts| {
            let (rows, all) = verdicts.as_ref()?;
            rows.contains(&at.row).then(|| match all[index % all.len()] {
                Verdict::Free => "free",
                Verdict::Advised => "advised",
                Verdict::Barred => "barred",
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
                let row = desk.lens.get_untracked().name(plan.school(), at.row);
                format!("{row}, {}: {what}", place_words(at.place))
            })
        })
    };
    view! {
        <td
            role="gridcell"
            data-at=format!("{}.{}", at.row, at.place)
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
            let named = full == Full::WithClass || desk.lens.get() != Lens::Classes;
            let class = if named { plan.school().whom(course) } else { String::new() };
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
