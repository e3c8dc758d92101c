//! Cells and marks of a lesson come as one row of packed columns: thirty rows of pupils are read as a few texts.

use std::collections::HashMap;
use std::str::FromStr;

use domain::ids::{AssignmentId, LessonId, PersonId};
use domain::journal::{Attendance, Cell, CellMark, MarkValue};
use sea_orm::QueryResult;

use crate::kit::{AppError, AppResult};

/// Between the items of a packed column: no text of ours holds it.
pub const GAP: char = '\u{1f}';

/// Columns that [`add_cells`] reads; `$5` is [`GAP`]. Columns apart cost half of what joining them in each row does.
macro_rules! cell_columns {
    () => {
        "string_agg(CAST(pupil_id AS text), $5) AS pupils, string_agg(CAST(version AS text), $5) AS versions, \
         string_agg(COALESCE(attendance, ''), $5) AS codes, string_agg(COALESCE(comment, ''), $5) AS comments"
    };
}
pub(crate) use cell_columns;

/// Columns that [`add_marks`] reads; their order is made there, the database would sort each lesson apart.
macro_rules! mark_columns {
    () => {
        "string_agg(CAST(pupil_id AS text), $5) AS marked, string_agg(CAST(assignment_id AS text), $5) AS works, \
         string_agg(CAST(value AS text), $5) AS marks, string_agg(CAST(position AS text), $5) AS places"
    };
}
pub(crate) use mark_columns;

/// Cells by lesson and pupil.
pub type Cells = HashMap<(LessonId, PersonId), Cell>;

/// Adds the cells of `lesson`.
pub fn add_cells(cells: &mut Cells, lesson: LessonId, row: &QueryResult) -> AppResult<()> {
    let [pupils, versions, codes, comments] = columns(row, ["pupils", "versions", "codes", "comments"])?;
    let rest = versions.split(GAP).zip(codes.split(GAP)).zip(comments.split(GAP));
    for (pupil, ((version, code), comment)) in items(&pupils).zip(rest) {
        let cell = cells.entry((lesson, PersonId(number(pupil)?))).or_default();
        cell.version = number(version)?;
        cell.attendance = Some(code).filter(|code| !code.is_empty()).and_then(Attendance::parse);
        cell.comment = Some(comment).filter(|text| !text.is_empty()).map(ToOwned::to_owned);
    }
    Ok(())
}

/// Adds the marks of `lesson`, in their order.
pub fn add_marks(cells: &mut Cells, lesson: LessonId, row: &QueryResult) -> AppResult<()> {
    let [marked, works, marks, places] = columns(row, ["marked", "works", "marks", "places"])?;
    let rest = works.split(GAP).zip(marks.split(GAP)).zip(places.split(GAP));
    let mut found = vec![];
    for (pupil, ((work, code), place)) in items(&marked).zip(rest) {
        let value = MarkValue::from_code(number(code)?);
        let value = value.ok_or_else(|| AppError::fault(format!("mark code {code}")))?;
        let mark = CellMark { assignment: AssignmentId(number(work)?), value };
        found.push((number::<i64>(place)?, PersonId(number(pupil)?), mark));
    }
    found.sort_by_key(|(place, ..)| *place);
    for (_, pupil, mark) in found {
        cells.entry((lesson, pupil)).or_default().marks.push(mark);
    }
    Ok(())
}

/// Packed ids of one column, nothing where there is no row.
pub fn ids<Id: FromStr>(row: &QueryResult, column: &str) -> AppResult<Vec<Id>> {
    let [packed] = columns(row, [column])?;
    items(&packed).map(number).collect()
}

fn columns<const N: usize>(row: &QueryResult, names: [&str; N]) -> AppResult<[String; N]> {
    let mut found = [const { String::new() }; N];
    for (text, name) in found.iter_mut().zip(names) {
        *text = row.try_get::<Option<String>>("", name)?.unwrap_or_default();
    }
    Ok(found)
}

fn items(packed: &str) -> impl Iterator<Item = &str> {
    packed.split(GAP).filter(|item| !item.is_empty())
}

fn number<N: FromStr>(text: &str) -> AppResult<N> {
    text.parse().map_err(|_| AppError::fault("a packed row does not read"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::sql;
    use crate::kit::testing::fresh_db;

    /// One row, as a database would give it: a column, and its items.
    async fn row(columns: &[(&str, &[&str])]) -> QueryResult {
        let db = fresh_db().await;
        let tx = db.read().await.unwrap();
        let columns =
            columns.iter().map(|(name, items)| format!("'{}' AS {name}", items.join(&GAP.to_string())));
        let asked = format!("SELECT {}", columns.collect::<Vec<_>>().join(", "));
        sql::row(&tx, &asked, []).await.unwrap().unwrap()
    }

    #[tokio::test]
    async fn a_packed_lesson_reads_back() {
        let (lesson, pupil) = (LessonId(5), PersonId(9));
        let mut cells = Cells::new();
        let comment = "болел; «справка»";
        let packed = [("pupils", ["9"]), ("versions", ["3"]), ("codes", ["Б"]), ("comments", [comment])];
        let packed = packed.each_ref().map(|(name, items)| (*name, &items[..]));
        add_cells(&mut cells, lesson, &row(&packed).await).unwrap();
        let packed =
            [("marked", ["9", "9"]), ("works", ["2", "1"]), ("marks", ["12", "5"]), ("places", ["2", "1"])];
        let packed = packed.each_ref().map(|(name, items)| (*name, &items[..]));
        add_marks(&mut cells, lesson, &row(&packed).await).unwrap();
        let cell = &cells[&(lesson, pupil)];
        assert_eq!(cell.version, 3);
        assert_eq!(cell.attendance, Some(Attendance::Ill));
        assert_eq!(cell.comment.as_deref(), Some(comment));
        assert_eq!(
            cell.marks.iter().map(|m| m.value).collect::<Vec<_>>(),
            [MarkValue::Five, MarkValue::Debt]
        );
    }

    #[tokio::test]
    async fn a_foreign_code_is_a_fault_and_no_mark() {
        let packed = [("marked", ["9"]), ("works", ["1"]), ("marks", ["7"]), ("places", ["1"])];
        let packed = packed.each_ref().map(|(name, items)| (*name, &items[..]));
        assert!(add_marks(&mut Cells::new(), LessonId(5), &row(&packed).await).is_err());
    }
}
