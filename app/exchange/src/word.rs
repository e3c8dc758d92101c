//! Tables of a Word document, read piece by piece within caps whatever the file claims about itself.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::FileRefused;

const MOST_BYTES: usize = 10 * 1024 * 1024;
/// Of the text with its marks, unpacked.
const MOST_UNPACKED: u64 = 48 * 1024 * 1024;
const MOST_CELLS: usize = 100_000;
/// Columns one cell may take.
const WIDEST: usize = 20;
/// Tables within tables.
const DEEPEST: usize = 8;

const DOCUMENT: &str = "word/document.xml";

/// Rows of each table, a row as its texts.
type Tables = Vec<Vec<Vec<String>>>;

/// Is it a document of Word, by its inner names?
pub fn is_document(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
        && ZipArchive::new(Cursor::new(bytes)).is_ok_and(|zip| zip.index_for_name(DOCUMENT).is_some())
}

/// All tables of the document; one inside a cell is text of that cell.
pub fn tables(bytes: &[u8]) -> Result<Tables, FileRefused> {
    if bytes.len() > MOST_BYTES {
        return Err(FileRefused::TooLarge);
    }
    read(&unpacked(bytes)?)
}

fn unpacked(bytes: &[u8]) -> Result<String, FileRefused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileRefused::Damaged)?;
    let entry = archive.by_name(DOCUMENT).map_err(|_| FileRefused::Damaged)?;
    if entry.size() > MOST_UNPACKED {
        return Err(FileRefused::TooMuchInside);
    }
    let mut text = String::new();
    // One byte more than may be: an archive that lies about the size is found out.
    entry.take(MOST_UNPACKED + 1).read_to_string(&mut text).map_err(|_| FileRefused::Damaged)?;
    if text.len() as u64 > MOST_UNPACKED { Err(FileRefused::TooMuchInside) } else { Ok(text) }
}

/// Where the reader stands.
#[derive(Default)]
struct Hand {
    tables: Tables,
    depth: usize,
    cells: usize,
    /// The cell being read, and how many columns it takes.
    cell: Option<(String, usize)>,
    /// Inside of a run's text.
    in_text: bool,
}

fn read(xml: &str) -> Result<Tables, FileRefused> {
    let mut reader = Reader::from_str(xml);
    let mut hand = Hand::default();
    loop {
        match reader.read_event().map_err(|_| FileRefused::Damaged)? {
            Event::Start(tag) => hand.opens(&tag)?,
            Event::Empty(tag) => hand.stands(&tag),
            Event::End(tag) => hand.closes(tag.local_name().as_ref())?,
            Event::Text(text) => hand.says(&text.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(letter)) => hand.says(letter.encode_utf8(&mut [0; 4])),
                _ => hand.says(resolve_predefined_entity(&name).unwrap_or_default()),
            },
            Event::Eof => return Ok(hand.tables),
            _ => {}
        }
    }
}

impl Hand {
    fn opens(&mut self, tag: &BytesStart<'_>) -> Result<(), FileRefused> {
        match tag.local_name().as_ref() {
            "tbl" => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(FileRefused::Damaged);
                }
                if self.depth == 1 {
                    self.tables.push(vec![]);
                }
            }
            "tr" if self.depth == 1 => self.tables.last_mut().ok_or(FileRefused::Damaged)?.push(vec![]),
            "tc" if self.depth == 1 => self.cell = Some((String::new(), 1)),
            "t" => self.in_text = true,
            _ => self.stands(tag),
        }
        Ok(())
    }

    /// A mark that holds nothing: a break, a tab, how wide the cell is.
    fn stands(&mut self, tag: &BytesStart<'_>) {
        let Some((text, width)) = &mut self.cell else { return };
        match tag.local_name().as_ref() {
            "br" | "tab" | "cr" => text.push(' '),
            "gridSpan" if self.depth == 1 => {
                let value = tag.attributes().flatten().find(|one| one.key.local_name().as_ref() == "val");
                let wide = value.and_then(|one| one.value.parse::<usize>().ok());
                *width = wide.unwrap_or(1).clamp(1, WIDEST);
            }
            _ => {}
        }
    }

    fn closes(&mut self, name: &str) -> Result<(), FileRefused> {
        match name {
            "tbl" => self.depth = self.depth.saturating_sub(1),
            "tc" if self.depth == 1 => {
                let Some((text, width)) = self.cell.take() else { return Ok(()) };
                let rows = self.tables.last_mut().ok_or(FileRefused::Damaged)?;
                let row = rows.last_mut().ok_or(FileRefused::Damaged)?;
                row.push(text.trim().to_owned());
                row.extend(std::iter::repeat_n(String::new(), width - 1));
                self.cells += width;
                if self.cells > MOST_CELLS {
                    return Err(FileRefused::TooManyCells);
                }
            }
            "p" => self.says_outside(" "),
            "t" => self.in_text = false,
            _ => {}
        }
        Ok(())
    }

    fn says(&mut self, words: &str) {
        if self.in_text {
            self.says_outside(words);
        }
    }

    fn says_outside(&mut self, words: &str) {
        if let Some((text, _)) = &mut self.cell {
            text.push_str(words);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn cell(text: &str) -> String {
        format!("<w:tc><w:tcPr/><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    }

    fn document(body: &str) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(vec![]));
        zip.start_file(DOCUMENT, SimpleFileOptions::default()).unwrap();
        write!(zip, "<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>").unwrap();
        zip.finish().unwrap().into_inner()
    }

    fn table(rows: &[&[&str]]) -> String {
        let row = |cells: &&[&str]| {
            format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>())
        };
        format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
    }

    #[test]
    fn every_table_is_read_cell_by_cell() {
        let bytes = document(&format!(
            "<w:p><w:t>Программа</w:t></w:p>{}{}",
            table(&[&["Тема", "Часы"], &["Числа &lt; 0", "2"]]),
            table(&[&["другая"]])
        ));
        assert!(is_document(&bytes));
        let tables = tables(&bytes).unwrap();
        assert_eq!(tables, [vec![vec!["Тема", "Часы"], vec!["Числа < 0", "2"]], vec![vec!["другая"]]]);
    }

    #[test]
    fn a_wide_cell_keeps_its_place_and_a_table_inside_is_text() {
        let wide = "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:t>Раздел</w:t></w:p></w:tc>";
        let nested = format!("<w:tc>{}<w:p/></w:tc>", table(&[&["а", "б"]]));
        let bytes =
            document(&format!("<w:tbl><w:tr>{wide}{}</w:tr><w:tr>{nested}</w:tr></w:tbl>", cell("1")));
        assert_eq!(tables(&bytes).unwrap(), [vec![vec!["Раздел", "", "1"], vec!["а б"]]]);
    }

    #[test]
    fn what_is_no_document_or_too_deep_is_refused() {
        assert!(!is_document(b"PK and nothing") && !is_document(b"text"));
        let deep = "<w:tbl><w:tr><w:tc>".repeat(DEEPEST + 1);
        assert_eq!(tables(&document(&deep)), Err(FileRefused::Damaged));
        let many = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:tc></w:tc>".repeat(MOST_CELLS + 1));
        assert_eq!(tables(&document(&many)), Err(FileRefused::TooManyCells));
    }
}
