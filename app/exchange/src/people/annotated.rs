//! The rejected rows as a workbook to be corrected: each with its reason and its remedy.

use std::collections::HashMap;

use domain::people::roster::{Cell, Column, Mapping, Remark, Report, SheetMapping};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::sheet;
use crate::FileRefused;
use crate::table::{self, Line};

/// Columns that follow those of the file.
const NOTES: [&str; 3] = ["Строка в файле", "Почему не принята", "Что сделать"];

/// Writes the rejected rows of a report under their headings. Columns of passwords are left out, and
/// a cell that a spreadsheet could take for a formula is text.
pub fn annotated(bytes: &[u8], mapping: &Mapping, report: &Report) -> Result<Vec<u8>, FileRefused> {
    let table = table::read(bytes)?;
    let mut book = Workbook::new();
    for mapped in &mapping.sheets {
        let remarks: HashMap<u32, &Remark> =
            report.rejected.iter().filter(|r| r.sheet == mapped.sheet).map(|r| (r.row, r)).collect();
        let Some(lines) = sheet(&table, mapped).map(|sheet| &sheet.lines) else { continue };
        if remarks.is_empty() {
            continue;
        }
        let lines = lines.iter().filter_map(|line| Some((line, *remarks.get(&line.number)?)));
        fill(book.add_worksheet(), mapped, lines).map_err(|_| FileRefused::Damaged)?;
    }
    if book.worksheets().is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer().map_err(|_| FileRefused::Damaged)
}

fn fill<'a>(
    page: &mut Worksheet,
    mapped: &SheetMapping,
    lines: impl Iterator<Item = (&'a Line, &'a Remark)>,
) -> Result<(), XlsxError> {
    if !mapped.sheet.is_empty() {
        page.set_name(&mapped.sheet)?;
    }
    let bold = Format::new().set_bold();
    let shown: Vec<_> = mapped.columns.iter().filter(|m| m.column != Some(Column::Password)).collect();
    let titles = shown.iter().map(|m| m.heading.as_str()).chain(NOTES);
    for (at, title) in (0_u16..).zip(titles) {
        page.write_string_with_format(0, at, title, &bold)?;
    }
    for (row, (line, remark)) in (1_u32..).zip(lines) {
        let cells = shown.iter().map(|m| line.cells.get(m.index as usize).unwrap_or(&Cell::Empty));
        let notes =
            [Cell::Number(f64::from(remark.row)), Cell::text(&remark.why), Cell::text(&remark.remedy)];
        for (at, cell) in (0_u16..).zip(cells.chain(&notes)) {
            write(page, (row, at), cell)?;
        }
    }
    page.set_freeze_panes(1, 0)?;
    page.autofit();
    Ok(())
}

fn write(page: &mut Worksheet, (row, column): (u32, u16), cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Number(number) => {
            page.write_number(row, column, *number)?;
        }
        Cell::Date(_) => {
            page.write_string(row, column, cell.to_string())?;
        }
        Cell::Text(text) if text.trim_start().starts_with(['=', '+', '-', '@']) => {
            // The quote keeps it text when the workbook is later saved in another format.
            page.write_string_with_format(row, column, text.as_ref(), &Format::new().set_quote_prefix())?;
        }
        Cell::Text(text) => {
            page.write_string(row, column, text.as_ref())?;
        }
    }
    Ok(())
}
