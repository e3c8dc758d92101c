//! Workbooks of Excel, read cell by cell, never by the rectangle they claim to fill.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;

use super::{Budget, Cell, Line, MOST_COLUMNS, MOST_ROWS, Sheet, Table};
use crate::FileRefused;

pub(super) fn read(bytes: &[u8]) -> Result<Table, FileRefused> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let seen = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    let names: Vec<String> =
        book.sheets_metadata().iter().filter(seen).map(|sheet| sheet.name.clone()).collect();
    let mut budget = Budget::full();
    let mut table = Table::default();
    for name in names {
        let lines = lines(&mut book, &name, &mut budget)?;
        table.sheets.push(Sheet { name, lines });
    }
    Ok(table)
}

fn lines(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, budget: &mut Budget) -> Result<Vec<Line>, FileRefused> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|error| refused(&error))?;
    let mut lines: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    while let Some(cell) = reader.next_cell().map_err(|error| refused(&error))? {
        let content = content(cell.get_value(), budget)?;
        if content.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            let cell = format!("{}{}", letters(column), row + 1);
            return Err(FileRefused::FarCell { sheet: sheet.to_owned(), cell });
        }
        let cells = lines.entry(row + 1).or_default();
        let at = column as usize;
        if cells.len() <= at {
            budget.spend_cells(at + 1 - cells.len())?;
            cells.resize(at + 1, Cell::Empty);
        }
        cells[at] = content;
    }
    Ok(lines.into_iter().map(|(number, cells)| Line { number, cells }).collect())
}

fn content(value: &DataRef<'_>, budget: &mut Budget) -> Result<Cell, FileRefused> {
    Ok(match value {
        DataRef::Empty => Cell::Empty,
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's numbers are floats anyway")]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => budget.text(text)?,
        DataRef::SharedString(text) => budget.text(text)?,
        DataRef::Bool(yes) => budget.text(if *yes { "да" } else { "нет" })?,
        DataRef::DateTime(moment) => day(moment).map_or(Cell::Number(moment.as_f64()), Cell::Date),
        DataRef::DateTimeIso(text) => match iso_day(text) {
            Some(day) => Cell::Date(day),
            None => budget.text(text)?,
        },
        DataRef::Error(error) => budget.text(&error.to_string())?,
    })
}

fn day(moment: &ExcelDateTime) -> Option<NaiveDate> {
    // Less than a day is a time of the clock.
    let is_day = moment.is_datetime() && moment.as_f64() >= 1.0;
    moment.as_datetime().filter(|_| is_day).map(|moment| moment.date())
}

fn iso_day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()
}

/// 0 is A, 25 is Z, 26 is AA.
fn letters(column: u32) -> String {
    let mut name = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).expect("a remainder of 26 is small");
        name.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name
}

fn refused(error: &XlsxError) -> FileRefused {
    match error {
        XlsxError::Password => FileRefused::Encrypted,
        _ => FileRefused::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_the_spreadsheet_names_them() {
        assert_eq!([0, 25, 26, 701, 702, 16_383].map(letters), ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
