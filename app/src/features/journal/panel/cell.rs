//! The part of the panel that belongs to the active cell: a conflict to settle, what its marks are for, the comment.

use domain::access::Right;
use domain::ids::{LessonId, PersonId};
use domain::journal::{Assignment, CellMark};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::api::comment_receipt;
use super::super::clash::Clash;
use super::super::desk::Desk;
use super::super::history::Place;
use super::super::sheet::Leave;
use super::called;
use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Choice, Field, Select};

/// Follows the active cell.
#[component]
pub fn CellPart(desk: Desk) -> impl IntoView {
    let oversees = expect_context::<Who>().has(Right::ReadJournals);
    move || {
        let place = desk.here.get();
        let may = desk.leave(place.1) == Leave::All;
        let pupil = desk.sheet(|sheet| sheet.pupils.get(place.0).map(|pupil| pupil.name.clone()))?;
        Some(view! {
            <section class="part">
                <h3>{pupil}</h3>
                <Clash desk place />
                {may.then(|| view! {
                    <GivenFor desk place />
                    <Comment desk place />
                })}
                {oversees.then(|| view! { <a href=history(desk, place)>"История клетки"</a> })}
            </section>
        })
    }
}

/// Who wrote what into the cell.
fn history(desk: Desk, place: Place) -> String {
    let (lesson, pupil) = desk.key(place);
    link::cell_history(lesson, pupil)
}

/// For which work of the lesson each mark of the cell was given.
#[component]
fn GivenFor(desk: Desk, place: Place) -> impl IntoView {
    let marks = Memo::new(move |_| desk.spot(place).with(|spot| spot.cell.marks.clone()));
    let work = Memo::new(move |_| desk.column(place.1).with(|column| column.work.clone()));
    move || {
        let line = |(at, mark): (usize, CellMark)| {
            let free = |work: &&Assignment| {
                let taken = |other: &CellMark| other.assignment == work.id;
                work.id == mark.assignment || !marks.get_untracked().iter().any(taken)
            };
            let choices =
                work.get().iter().filter(free).map(|work| Choice::new(work.id, called(desk, work))).collect();
            let pick = move |ev| {
                if let Ok(work) = event_target_value(&ev).parse() {
                    desk.assign(place, at, work);
                }
            };
            view! {
                <Select
                    label=format!("За что {}", mark.value.text())
                    name="work"
                    id=format!("work-{at}")
                    choices
                    value=mark.assignment.to_string()
                    on:change=pick
                />
            }
        };
        // A mark on its way has no work yet.
        let known = move |(_, mark): &(usize, CellMark)| mark.assignment.0 != 0;
        marks.get().into_iter().enumerate().filter(known).map(line).collect_view()
    }
}

#[component]
fn Comment(desk: Desk, place: Place) -> impl IntoView {
    let text = desk.spot(place).with_untracked(|spot| spot.cell.comment.clone().unwrap_or_default());
    let typed = RwSignal::new(text.clone());
    let write = move || {
        let changed = desk
            .spot(place)
            .with_untracked(|spot| spot.cell.comment.clone().unwrap_or_default() != typed.get_untracked());
        if changed {
            desk.comment(place, typed.get_untracked());
        }
    };
    // A page that is left or reloaded says nothing of the field one still writes in.
    let leaves = window_event_listener_untyped("pagehide", move |_| write());
    on_cleanup(move || leaves.remove());
    view! {
        <Field
            label="Комментарий к отметке"
            name="comment"
            value=text.clone()
            hint="Его увидят ученик и родители."
            most=500
            on:input=move |ev| typed.set(event_target_value(&ev))
            on:change=move |_| write()
        />
        {(!text.is_empty()).then(|| view! { <ReceiptOf key=desk.key(place) /> })}
    }
}

/// Whether the family has read the comment that stands in a cell.
#[component]
fn ReceiptOf(key: (LessonId, PersonId)) -> impl IntoView {
    let told = RwSignal::new(None);
    spawn_local(async move {
        let read = comment_receipt(key.0, key.1).await;
        // The panel may be at another cell by now.
        let _ = told.try_set(read.ok().map(|at| match at {
            Some(at) => format!("Родители прочитали: {at}."),
            None => "Родители ещё не отметили, что прочитали.".to_owned(),
        }));
    });
    view! { <p class="mild">{told}</p> }
}
