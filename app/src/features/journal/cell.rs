//! One cell of the grid, and the line in which its content is edited as text.

use domain::journal::{Attendance, Cell, MarkValue};
use leptos::either::{Either, EitherOf3};
use leptos::html::Input;
use leptos::prelude::*;

use super::content::Content;
use super::desk::{Desk, Spot};
use super::history::Place;
use crate::ui::say_alert;

/// Marks, then the code of attendance; what needs attention stands in `<b>`.
#[component]
pub fn GridCell(desk: Desk, place: Place) -> impl IntoView {
    let spot = desk.spot(place);
    view! {
        <td
            role="gridcell"
            tabindex="-1"
            data-state=move || spot.with(|spot| spot.state.word())
            data-note=move || spot.with(|spot| spot.cell.comment.is_some()).then_some("")
        >
            {move || spot.with(|spot| inside(desk, place, spot))}
            {move || spot.with(|spot| spot.state.spoken()).map(|words| view! { <span class="only">{words}</span> })}
        </td>
    }
}

fn inside(desk: Desk, place: Place, spot: &Spot) -> impl IntoView + use<> {
    if spot.editing {
        return EitherOf3::A(view! { <EditLine desk place text=Content::of(&spot.cell).text() /> });
    }
    if spot.cell.marks.is_empty() && spot.cell.attendance.is_none() {
        return EitherOf3::B(());
    }
    EitherOf3::C(written(&spot.cell))
}

/// «5 4 н» as it is drawn.
pub fn written(cell: &Cell) -> impl IntoView + use<> {
    let marks = cell.marks.iter().enumerate().map(|(at, mark)| {
        let gap = if at == 0 { "" } else { " " };
        if needs_attention(mark.value) {
            Either::Left(view! { {gap}<b>{mark.value.text()}</b> })
        } else {
            Either::Right(format!("{gap}{}", mark.value.text()))
        }
    });
    let marks = marks.collect::<Vec<_>>();
    let gap = if marks.is_empty() { "" } else { " " };
    let code = cell.attendance.map(|code| view! { {gap}<i title=code.title()>{Attendance::code(code)}</i> });
    (marks, code)
}

const fn needs_attention(mark: MarkValue) -> bool {
    matches!(mark, MarkValue::One | MarkValue::Two | MarkValue::Fail | MarkValue::Debt)
}

/// The whole content as text: Enter writes, Esc gives up.
#[component]
fn EditLine(desk: Desk, place: Place, text: String) -> impl IntoView {
    let line = NodeRef::<Input>::new();
    let done = StoredValue::new(false);
    Effect::new(move |_| {
        if let Some(line) = line.get() {
            let _ = line.focus();
            line.select();
        }
    });
    let close = move || {
        done.set_value(true);
        desk.spot(place).update(|spot| spot.editing = false);
        desk.focus();
    };
    let write = move || {
        let Some(text) = line.get_untracked().map(|line| line.value()).filter(|_| !done.get_value()) else {
            return;
        };
        match Content::parse(&text) {
            Ok(content) => {
                close();
                desk.write(vec![(place, content)]);
            }
            Err(error) => say_alert(error.to_string()),
        }
    };
    let key = move |ev: leptos::ev::KeyboardEvent| {
        ev.stop_propagation();
        match ev.key().as_str() {
            "Enter" | "Tab" => {
                ev.prevent_default();
                write();
            }
            "Escape" => close(),
            _ => {}
        }
    };
    view! {
        <input
            node_ref=line
            class="line-edit"
            aria-label=desk.name(place)
            value=text
            autocomplete="off"
            on:keydown=key
            on:blur=move |_| write()
        />
    }
}
