//! Workbooks of Excel, read cell by cell, never by the rectangle they claim to fill.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::gathered::Gathered;
use super::moment::{day, iso_day};
use super::{Budget, Cell, Line, Sheet, Table};
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
    let mut gathered = Gathered::of(sheet);
    while let Some(cell) = reader.next_cell().map_err(|error| refused(&error))? {
        let content = content(cell.get_value(), budget)?;
        gathered.put(cell.get_position(), content, budget)?;
    }
    Ok(gathered.lines())
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

fn refused(error: &XlsxError) -> FileRefused {
    match error {
        XlsxError::Password => FileRefused::Encrypted,
        _ => FileRefused::Damaged,
    }
}
