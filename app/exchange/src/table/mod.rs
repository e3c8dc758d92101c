//! A file as sheets of cells, read within caps whatever the file claims about itself.

mod gathered;
mod kind;
pub(crate) mod measure;
mod moment;
mod ods;
pub(crate) mod text;
mod xls;
mod xlsx;

pub use domain::people::roster::Cell;

use crate::FileRefused;
use kind::FileKind;

/// More than any school's list, and little for a machine.
const MOST_BYTES: usize = 10 * 1024 * 1024;
const MOST_ROWS: u32 = 20_000;
const MOST_COLUMNS: u32 = 200;
const MOST_CELLS: usize = 1_000_000;
const MOST_TEXT: usize = 16 * 1024 * 1024;

/// The sheets that people see; hidden sheets are not read.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Table {
    pub sheets: Vec<Sheet>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    pub name: String,
    /// Only lines with something in them, from the top down.
    pub lines: Vec<Line>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The number the spreadsheet shows beside the row, from 1.
    pub number: u32,
    /// From the column A to the last that is filled.
    pub cells: Vec<Cell>,
}

/// Reads a file by its content, whatever its name says.
pub fn read(bytes: &[u8]) -> Result<Table, FileRefused> {
    if bytes.len() > MOST_BYTES {
        return Err(FileRefused::TooLarge);
    }
    match kind::of(bytes)? {
        FileKind::Xlsx => xlsx::read(bytes),
        FileKind::Xls => xls::read(bytes),
        FileKind::Ods => ods::read(bytes),
        FileKind::Text => text::read(bytes),
    }
}

/// What may still be read before the file is too much for a list.
struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    fn full() -> Self {
        Self { cells: MOST_CELLS, text: MOST_TEXT }
    }

    fn spend_cells(&mut self, cells: usize) -> Result<(), FileRefused> {
        self.cells = self.cells.checked_sub(cells).ok_or(FileRefused::TooManyCells)?;
        Ok(())
    }

    fn spend_text(&mut self, bytes: usize) -> Result<(), FileRefused> {
        self.text = self.text.checked_sub(bytes).ok_or(FileRefused::TooMuchInside)?;
        Ok(())
    }

    /// The same cell once more.
    fn spend_again(&mut self, cell: &Cell) -> Result<(), FileRefused> {
        if let Cell::Text(text) = cell { self.spend_text(text.len()) } else { Ok(()) }
    }

    fn text(&mut self, text: &str) -> Result<Cell, FileRefused> {
        self.spend_text(text.len())?;
        let invisible = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}');
        if !text.contains(|c: char| c.is_control() || invisible(c)) {
            return Ok(Cell::text(text));
        }
        let visible = text.chars().filter(|c| !invisible(*c));
        let clean: String = visible.map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect();
        Ok(Cell::text(&clean))
    }
}
