//! The grid: names down, lessons across, averages at the end.

use chrono::Datelike;
use domain::calendar::Span;
use domain::journal::{LessonState, WorkKind};
use leptos::html::Table;
use leptos::prelude::*;

use super::cell::cell;
use super::desk::{Desk, Spot};
use super::edit_line::EditLine;
use super::hands;
use super::sheet::Column;
use crate::ui::PlainCells;
use crate::ui::words::{day_and_weekday, day_in_figures, hundredths, month, weekday_short};

/// Below this average a pupil needs attention, in hundredths.
const LOW: u32 = 250;

/// One tab stop; arrows move inside.
#[component]
pub fn Grid(desk: Desk) -> impl IntoView {
    let table = NodeRef::<Table>::new();
    desk.table.set_value(Some(table));
    Effect::new(move |was: Option<_>| {
        let here = desk.here.get();
        if let Some(table) = table.get_untracked() {
            hands::stand_on(&table, was, here);
            if was.is_none() && desk.led() {
                hands::show(&table, here);
            }
        }
        here
    });
    Effect::new(move |was: Option<_>| {
        let block = desk.block.get();
        if let Some(table) = table.get_untracked() {
            hands::choose(&table, was.flatten(), block);
        }
        block
    });
    Effect::new(move |_| hands::hear(desk));
    Effect::new(move |_| {
        if let Some(table) = table.get() {
            hands::measure(&table, desk.size().1);
        }
    });
    let rows = desk.size().0;
    let label = desk.sheet(|sheet| {
        format!("Журнал: {}, {}, {}", sheet.head.class, sheet.head.subject, sheet.head.term.title)
    });
    view! {
        <div class="sheet" tabindex="-1">
            <table
                node_ref=table
                class="grid"
                role="grid"
                aria-multiselectable="true"
                aria-label=label
                on:keydown=move |ev| hands::key(desk, &ev)
                on:mousedown=move |ev| hands::press(desk, &ev)
                on:dblclick=move |ev| hands::double(desk, &ev)
            >
                <Cols desk />
                <Head desk />
                <tbody>
                    {(0..rows).map(|row| view! { <Row desk row /> }).collect_view()}
                </tbody>
            </table>
            <EditLine desk />
        </div>
    }
}

#[component]
fn Cols(desk: Desk) -> impl IntoView {
    view! {
        <colgroup>
            <col class="who" />
            {(0..desk.size().1).map(|_| view! { <col /> }).collect_view()}
            <col class="avg" />
        </colgroup>
    }
}

#[component]
fn Head(desk: Desk) -> impl IntoView {
    let (months, today) = desk.sheet(|sheet| (months(&sheet.lessons), sheet.today));
    let columns = desk.size().1;
    view! {
        <thead>
            <tr>
                <th class="who" rowspan="2" scope="col">"Ученик"</th>
                {months
                    .into_iter()
                    .map(|(name, lessons)| {
                        view! {
                            <th class="month" colspan=lessons.to_string() scope="colgroup">
                                <span>{name}</span>
                            </th>
                        }
                    })
                    .collect_view()}
                <th class="avg" rowspan="2" scope="col">"Ср."</th>
            </tr>
            <tr>
                {(0..columns).map(|at| view! { <LessonHead desk at today /> }).collect_view()}
            </tr>
        </thead>
    }
}

/// Months with the number of their lessons, in order.
fn months(lessons: &[Column]) -> Vec<(&'static str, usize)> {
    let mut months: Vec<(&'static str, usize)> = vec![];
    for lesson in lessons {
        let name = month(lesson.date);
        match months.last_mut() {
            Some((last, count)) if *last == name => *count += 1,
            _ => months.push((name, 1)),
        }
    }
    months
}

/// The date opens the lesson's page: topic, homework, work.
#[component]
fn LessonHead(desk: Desk, at: usize, today: chrono::NaiveDate) -> impl IntoView {
    let column = desk.column(at);
    let date = column.with_untracked(|column| column.date);
    let open = move |_| {
        desk.go_to((desk.here.get_untracked().0, at));
        desk.panel.set(true);
    };
    let kinds = move || {
        let letter = |column: &Column| {
            let special = column
                .work
                .iter()
                .find(|work| ![WorkKind::ANSWER, WorkKind::HOMEWORK].contains(&work.kind.as_str()));
            special.map(|work| work.kind.clone())
        };
        column.with(letter).map(|letter| view! { <em>{letter}</em> })
    };
    let stands_in = column.with_untracked(|column| column.stands_in.clone());
    let words = stands_in.as_ref().map(|name| format!(", замена: {name}")).unwrap_or_default();
    let words = format!("Урок {}{words}", day_and_weekday(date));
    let stands_in = stands_in.map(|name| view! { <abbr title=format!("замена: {name}")>"зам."</abbr> });
    view! {
        <th
            class="lesson"
            scope="col"
            data-held=move || column.with(|column| held(column, today))
            data-today=(date == today).then_some("")
            data-shut=move || column.with(|column| column.state.is_off()).then_some("")
        >
            <button r#type="button" tabindex="-1" aria-label=words on:click=open>
                {date.day()}
                <small>{weekday_short(date)}</small>
                {kinds}
                {stands_in}
            </button>
        </th>
    }
}

fn held(column: &Column, today: chrono::NaiveDate) -> &'static str {
    match column.state {
        LessonState::Held => "yes",
        LessonState::Planned if column.date < today => "no",
        _ => "plan",
    }
}

/// Redrawn as a whole when one of its cells changes.
#[component]
fn Row(desk: Desk, row: usize) -> impl IntoView {
    let (name, left, freed) = desk.sheet(|sheet| {
        let pupil = &sheet.pupils[row];
        (pupil.name.clone(), pupil.until.is_some_and(|until| until < sheet.today), freed(&pupil.freed))
    });
    let spots = desk.row(row);
    view! {
        <tr data-left=left.then_some("")>
            <th class="who" scope="row">
                <span>{row + 1}</span>
                <bdi>{name}</bdi>
                {freed.map(|freed| view! { " " <abbr class="freed-from" title=freed>"осв"</abbr> })}
            </th>
            {move || spots.with(|spots| cells(desk, spots))}
        </tr>
    }
}

/// «освобождён с 10.11.2026 по 30.12.2026»
fn freed(spans: &[Span]) -> Option<String> {
    let days = |span: &Span| format!("с {} по {}", day_in_figures(span.first), day_in_figures(span.last));
    let said: Vec<_> = spans.iter().map(days).collect();
    (!said.is_empty()).then(|| format!("освобождён {}", said.join(", ")))
}

fn cells(desk: Desk, spots: &[Spot]) -> impl IntoView + use<> {
    let average = desk.average(spots);
    let low = average.is_some_and(|value| value < LOW).then_some("");
    (
        PlainCells(desk.sheet(|sheet| {
            let day = |column: &Column| match (column.date == sheet.today, column.state.is_off()) {
                (true, _) => Some("today"),
                (_, true) => Some("shut"),
                _ => None,
            };
            spots.iter().zip(&sheet.lessons).map(|(spot, column)| cell(spot, day(column))).collect()
        })),
        view! { <td class="avg" data-low=low>{average.map(hundredths)}</td> },
    )
}
