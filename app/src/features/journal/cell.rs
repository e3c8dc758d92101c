//! One cell of the grid, as it is drawn.

use domain::journal::{Attendance, MarkValue};

use super::desk::Spot;
use crate::ui::PlainCell;

/// «5 4 н»: marks, then the code of attendance; what needs attention stands in `<b>`.
pub fn cell(spot: &Spot) -> PlainCell {
    let note = spot.cell.comment.is_some().then_some("");
    let mut drawn = PlainCell::new([("data-state", spot.state.word()), ("data-note", note)]);
    let mut gap = "";
    for mark in &spot.cell.marks {
        drawn.text(std::mem::replace(&mut gap, " "));
        if needs_attention(mark.value) {
            drawn.strong(mark.value.text())
        } else {
            drawn.text(mark.value.text())
        };
    }
    if let Some(code) = spot.cell.attendance {
        drawn.text(gap).code(Attendance::code(code), code.title());
    }
    if let Some(words) = spot.state.spoken() {
        drawn.spoken(words);
    }
    drawn
}

const fn needs_attention(mark: MarkValue) -> bool {
    matches!(mark, MarkValue::One | MarkValue::Two | MarkValue::Fail | MarkValue::Debt)
}
