//! Cells and marks of a lesson come as one packed row: thirty rows of pupils are read as one text.

use std::collections::HashMap;

use domain::ids::{AssignmentId, LessonId, PersonId};
use domain::journal::{Attendance, Cell, CellMark, MarkValue};

use crate::kit::{AppError, AppResult};

/// Between the parts of one item: no text of ours holds it.
pub const PART: &str = "\u{1f}";
/// Between items.
pub const ITEM: &str = "\u{1e}";

/// Cells by lesson and pupil.
pub type Cells = HashMap<(LessonId, PersonId), Cell>;

/// Adds the cells of `lesson`: pupil, version, attendance, comment.
pub fn add_cells(cells: &mut Cells, lesson: LessonId, packed: &str) -> AppResult<()> {
    for item in packed.split(ITEM) {
        let mut parts = item.split(PART);
        let pupil = PersonId(number(parts.next())?);
        let cell = cells.entry((lesson, pupil)).or_default();
        cell.version = number(parts.next())?;
        cell.attendance = parts.next().and_then(Attendance::parse);
        cell.comment = parts.next().filter(|text| !text.is_empty()).map(ToOwned::to_owned);
    }
    Ok(())
}

/// Adds the marks of `lesson`, in their order: pupil, assignment, value.
pub fn add_marks(cells: &mut Cells, lesson: LessonId, packed: &str) -> AppResult<()> {
    for item in packed.split(ITEM) {
        let mut parts = item.split(PART);
        let pupil = PersonId(number(parts.next())?);
        let assignment = AssignmentId(number(parts.next())?);
        let code = number(parts.next())?;
        let value = MarkValue::from_code(code).ok_or_else(|| AppError::fault(format!("mark code {code}")))?;
        cells.entry((lesson, pupil)).or_default().marks.push(CellMark { assignment, value });
    }
    Ok(())
}

fn number<N: std::str::FromStr>(part: Option<&str>) -> AppResult<N> {
    part.and_then(|text| text.parse().ok()).ok_or_else(|| AppError::fault("a packed row does not read"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_lesson_reads_back() {
        let (lesson, pupil) = (LessonId(5), PersonId(9));
        let mut cells = Cells::new();
        add_cells(&mut cells, lesson, &["9", "3", "Б", "болел; «справка»"].join(PART)).unwrap();
        let marks = [["9", "1", "5"].join(PART), ["9", "2", "12"].join(PART)].join(ITEM);
        add_marks(&mut cells, lesson, &marks).unwrap();
        let cell = &cells[&(lesson, pupil)];
        assert_eq!(cell.version, 3);
        assert_eq!(cell.attendance, Some(Attendance::Ill));
        assert_eq!(cell.comment.as_deref(), Some("болел; «справка»"));
        assert_eq!(
            cell.marks.iter().map(|m| m.value).collect::<Vec<_>>(),
            [MarkValue::Five, MarkValue::Debt]
        );
    }

    #[test]
    fn a_foreign_code_is_a_fault_and_no_mark() {
        assert!(add_marks(&mut Cells::new(), LessonId(5), &["9", "1", "7"].join(PART)).is_err());
    }
}
