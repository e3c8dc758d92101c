//! Workbooks of Excel 97–2003 (BIFF8), record by record: nothing is believed that the file says about its own size.
//!
//! Kinds of records and their layouts: [MS-XLS], section 2.4.

mod cells;
mod days;
mod pieces;
mod record;

use std::io::{Cursor, Read};

use super::{Budget, MOST_BYTES, Sheet, Table};
use crate::FileRefused;
use cells::lines;
use days::Days;
use pieces::Pieces;
use record::{Record, records};

/// The version of Excel 97 and later.
const BIFF8: u16 = 0x0600;

mod kind {
    pub const BEGINS: u16 = 0x0809;
    pub const ENDS: u16 = 0x000A;
    pub const GOES_ON: u16 = 0x003C;
    pub const ENCRYPTED: u16 = 0x002F;
    pub const SHEET: u16 = 0x0085;
    pub const STRINGS: u16 = 0x00FC;
    pub const FORMAT: u16 = 0x041E;
    pub const STYLE: u16 = 0x00E0;
    pub const COUNTS_FROM_1904: u16 = 0x0022;
}

pub(super) fn read(bytes: &[u8]) -> Result<Table, FileRefused> {
    let stream = workbook(bytes)?;
    let book = Book::of(&stream)?;
    let mut budget = Budget::full();
    let mut table = Table::default();
    for (name, at) in &book.sheets {
        let lines = lines(stream.get(*at..).ok_or(FileRefused::Damaged)?, (name, &book), &mut budget)?;
        table.sheets.push(Sheet { name: name.clone(), lines });
    }
    Ok(table)
}

fn workbook(bytes: &[u8]) -> Result<Vec<u8>, FileRefused> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| FileRefused::Damaged)?;
    if !file.is_stream("/Workbook") && file.is_stream("/Book") {
        return Err(FileRefused::OtherWorkbook("книга Excel 95"));
    }
    let stream = file.open_stream("/Workbook").map_err(|_| FileRefused::Damaged)?;
    let mut content = vec![];
    stream.take(MOST_BYTES as u64).read_to_end(&mut content).map_err(|_| FileRefused::Damaged)?;
    Ok(content)
}

/// What all sheets share.
struct Book {
    /// Sheets that people see: their names and where they begin.
    sheets: Vec<(String, usize)>,
    strings: Vec<String>,
    days: Days,
}

impl Book {
    fn of(stream: &[u8]) -> Result<Self, FileRefused> {
        let mut book = Self { sheets: vec![], strings: vec![], days: Days::default() };
        let mut records = records(stream).peekable();
        let first = records.next().ok_or(FileRefused::Damaged)?;
        if first.kind != kind::BEGINS || Pieces::of(first.data).u16() != Some(BIFF8) {
            return Err(FileRefused::OtherWorkbook("книга Excel очень старого вида"));
        }
        while let Some(record) = records.next() {
            match record.kind {
                kind::ENDS => break,
                kind::ENCRYPTED => return Err(FileRefused::Encrypted),
                kind::STRINGS => {
                    let mut pieces = vec![record.data];
                    while let Some(more) = records.next_if(|next| next.kind == kind::GOES_ON) {
                        pieces.push(more.data);
                    }
                    book.strings = strings(Pieces::new(pieces));
                }
                _ => book.hears(&record),
            }
        }
        Ok(book)
    }

    fn hears(&mut self, record: &Record<'_>) {
        let mut pieces = Pieces::of(record.data);
        match record.kind {
            kind::SHEET => self.sheets.extend(sheet(&mut pieces)),
            kind::FORMAT => {
                if let (Some(number), Some(format)) = (pieces.u16(), pieces.string()) {
                    self.days.named(number, &format);
                }
            }
            kind::STYLE => {
                pieces.skip(2);
                self.days.style(pieces.u16().unwrap_or_default());
            }
            kind::COUNTS_FROM_1904 => self.days.from_1904 = pieces.u16() == Some(1),
            _ => {}
        }
    }
}

/// A sheet of cells that is not hidden.
fn sheet(pieces: &mut Pieces<'_>) -> Option<(String, usize)> {
    let at = usize::try_from(pieces.u32()?).ok()?;
    let (hidden, chart) = (pieces.u8()?, pieces.u8()?);
    let letters = pieces.u8()?;
    let name = pieces.letters(letters.into())?;
    (hidden.is_multiple_of(4) && chart == 0).then_some((name, at))
}

fn strings(mut pieces: Pieces<'_>) -> Vec<String> {
    // How many times they are used, and how many there are: the second is not believed either.
    pieces.skip(8);
    std::iter::from_fn(|| pieces.rich_string()).collect()
}
