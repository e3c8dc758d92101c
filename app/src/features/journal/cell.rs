//! One cell of the grid, as it is drawn.

use domain::journal::{Attendance, Cell, MarkValue};
use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;

use super::desk::Spot;

/// A cell changes together with its row (see `grid`): it is plain, for a sheet has three thousand of them.
pub fn cell(spot: &Spot) -> impl IntoView + use<> {
    let note = spot.cell.comment.is_some().then_some("");
    let spoken = spot.state.spoken().map(|words| view! { <span class="only">{words}</span> });
    view! { <td data-state=spot.state.word() data-note=note>{written(&spot.cell)} {spoken}</td> }
}

/// «5 4 н»: marks, then the code of attendance; what needs attention stands in `<b>`.
pub fn written(cell: &Cell) -> impl IntoView + use<> {
    match (cell.marks.as_slice(), cell.attendance) {
        ([], None) => EitherOf3::A(()),
        ([mark], None) if !needs_attention(mark.value) => EitherOf3::B(mark.value.text()),
        _ => EitherOf3::C(several(cell)),
    }
}

fn several(cell: &Cell) -> impl IntoView + use<> {
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
