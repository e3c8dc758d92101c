//! A lesson plan in a file: every table of it as rows of texts, for the law to understand.

use domain::people::roster::Cell;

use crate::{FileRefused, table, word};

/// Tables of a workbook, of a document or of a text file.
pub fn tables(bytes: &[u8]) -> Result<Vec<Vec<Vec<String>>>, FileRefused> {
    if word::is_document(bytes) {
        return word::tables(bytes);
    }
    let table = table::read(bytes)?;
    let row = |line: &table::Line| line.cells.iter().map(Cell::to_string).collect();
    Ok(table.sheets.iter().map(|sheet| sheet.lines.iter().map(row).collect()).collect())
}
