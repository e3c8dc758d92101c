//! Lines as they are gathered cell by cell, whatever rectangle a file claims to fill.

use std::collections::BTreeMap;

use super::{Budget, Cell, Line, MOST_COLUMNS, MOST_ROWS};
use crate::FileRefused;

/// The filled cells of one sheet.
pub(super) struct Gathered {
    sheet: String,
    lines: BTreeMap<u32, Vec<Cell>>,
}

impl Gathered {
    pub(super) fn of(sheet: impl Into<String>) -> Self {
        Self { sheet: sheet.into(), lines: BTreeMap::new() }
    }

    /// Puts a cell where it stands: row and column are counted from 0.
    pub(super) fn put(
        &mut self,
        (row, column): (u32, u32),
        content: Cell,
        budget: &mut Budget,
    ) -> Result<(), FileRefused> {
        if content.is_empty() {
            return Ok(());
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(far(&self.sheet, (row, column)));
        }
        let cells = self.lines.entry(row + 1).or_default();
        let at = column as usize;
        if cells.len() <= at {
            budget.spend_cells(at + 1 - cells.len())?;
            cells.resize(at + 1, Cell::Empty);
        }
        cells[at] = content;
        Ok(())
    }

    pub(super) fn lines(self) -> Vec<Line> {
        self.lines.into_iter().map(|(number, cells)| Line { number, cells }).collect()
    }
}

/// A cell far beyond the edge of any list.
pub(super) fn far(sheet: &str, (row, column): (u32, u32)) -> FileRefused {
    let cell = format!("{}{}", letters(column), row.saturating_add(1));
    FileRefused::FarCell { sheet: sheet.to_owned(), cell }
}

/// 0 is A, 25 is Z, 26 is AA.
fn letters(column: u32) -> String {
    let mut name = String::new();
    let mut rest = column.saturating_add(1);
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).expect("a remainder of 26 is small");
        name.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_the_spreadsheet_names_them() {
        assert_eq!([0, 25, 26, 701, 702, 16_383].map(letters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
