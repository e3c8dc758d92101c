//! One cell of the grid, as it is drawn.

use domain::journal::{Attendance, Cell, MarkValue};

use super::desk::Spot;
use crate::ui::PlainCell;

/// «5 4 н»: marks, then the code of attendance; what needs attention stands in `<b>`. `day` is a word of its column.
pub fn cell(spot: &Spot, day: Option<&'static str>) -> PlainCell {
    let Cell { marks, attendance, comment, .. } = &spot.cell;
    let note = comment.is_some().then_some("");
    // Two marks fit, or one and a code.
    let much = (marks.len() + usize::from(attendance.is_some()) > 2).then_some("");
    let mut drawn = PlainCell::new([
        ("data-state", spot.state.word()),
        ("data-note", note),
        ("data-day", day),
        ("data-much", much),
    ]);
    let mut gap = "";
    for mark in marks {
        drawn.text(std::mem::replace(&mut gap, " "));
        if needs_attention(mark.value) {
            drawn.strong(mark.value.text())
        } else {
            drawn.text(mark.value.text())
        };
    }
    if let Some(code) = *attendance {
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
