//! A workbook on its way out: pages in their order, cells ruled as on paper.

use rust_xlsxwriter::{Format, FormatBorder, Workbook, Worksheet, XlsxError};

/// Fills one page.
pub type Fill<'a> = &'a dyn Fn(&mut Worksheet) -> Result<(), XlsxError>;

/// The bytes of an `.xlsx`. A workbook of texts and figures is always written.
pub fn written(pages: &[Fill<'_>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let filled = pages.iter().try_for_each(|fill| fill(book.add_worksheet()));
    filled.and_then(|()| book.save_to_buffer()).unwrap_or_default()
}

pub fn ruled() -> Format {
    Format::new().set_border(FormatBorder::Thin)
}
