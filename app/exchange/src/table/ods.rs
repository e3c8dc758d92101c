//! Workbooks of `OpenDocument`, read cell by cell: a cell may say that it stands a million times.

use std::collections::HashSet;
use std::io::{Cursor, Read};

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::gathered::Gathered;
use super::moment::iso_day;
use super::{Budget, Cell, MOST_COLUMNS, MOST_ROWS, Sheet, Table};
use crate::FileRefused;

pub(super) fn read(bytes: &[u8]) -> Result<Table, FileRefused> {
    if part(bytes, "META-INF/manifest.xml").is_ok_and(|manifest| manifest.contains("encryption-data")) {
        return Err(FileRefused::Encrypted);
    }
    let xml = part(bytes, "content.xml")?;
    let mut reader = Reader::from_str(&xml);
    reader.config_mut().expand_empty_elements = true;
    let mut hand = Hand::new();
    loop {
        match reader.read_event().map_err(|_| FileRefused::Damaged)? {
            Event::Start(tag) => hand.opens(&tag),
            Event::End(tag) => hand.closes(tag.local_name().as_ref())?,
            Event::Text(text) => hand.says(&text.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(letter)) => hand.says(letter.encode_utf8(&mut [0; 4])),
                _ => hand.says(resolve_predefined_entity(&name).unwrap_or_default()),
            },
            Event::Eof => return Ok(hand.table),
            _ => {}
        }
    }
}

/// A part of the archive, which has been measured.
fn part(bytes: &[u8], name: &str) -> Result<String, FileRefused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileRefused::Damaged)?;
    let mut text = String::new();
    archive
        .by_name(name)
        .map_err(|_| FileRefused::Damaged)?
        .read_to_string(&mut text)
        .map_err(|_| FileRefused::Damaged)?;
    Ok(text)
}

/// Where the reader stands.
struct Hand {
    table: Table,
    budget: Budget,
    /// The style being described, and those of sheets nobody sees.
    style: String,
    unseen: HashSet<String>,
    sheet: Option<Page>,
    cell: Option<Held>,
    /// Inside of a remark pinned to a cell: its words are not the cell's.
    aside: bool,
}

/// The sheet being read.
struct Page {
    name: String,
    seen: bool,
    gathered: Gathered,
    row: u32,
    /// How many rows the one being read stands for, and its cells with the columns they begin at.
    rows: u32,
    column: u32,
    cells: Vec<(u32, u32, Cell)>,
}

/// The cell being read.
struct Held {
    columns: u32,
    kind: String,
    value: String,
    text: String,
}

impl Hand {
    fn new() -> Self {
        Self {
            table: Table::default(),
            budget: Budget::full(),
            style: String::new(),
            unseen: HashSet::new(),
            sheet: None,
            cell: None,
            aside: false,
        }
    }

    fn opens(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "style" => self.style = said(tag, "name").unwrap_or_default(),
            "table-properties" if said(tag, "display").is_some_and(|display| display == "false") => {
                self.unseen.insert(self.style.clone());
            }
            "table" if self.sheet.is_none() => self.sheet = Some(self.page(tag)),
            "table-row" => {
                if let Some(page) = &mut self.sheet {
                    (page.rows, page.column) = (times(tag, "number-rows-repeated"), 0);
                }
            }
            "table-cell" | "covered-table-cell" => {
                let value = ["value", "date-value", "boolean-value"].iter().find_map(|name| said(tag, name));
                self.cell = Some(Held {
                    columns: times(tag, "number-columns-repeated"),
                    kind: said(tag, "value-type").unwrap_or_default(),
                    value: value.unwrap_or_default(),
                    text: String::new(),
                });
            }
            "annotation" => self.aside = true,
            "s" => (0..times(tag, "c").min(MOST_COLUMNS)).for_each(|_| self.says(" ")),
            "tab" | "line-break" => self.says(" "),
            _ => {}
        }
    }

    fn page(&self, tag: &BytesStart<'_>) -> Page {
        let seen = said(tag, "style-name").is_none_or(|style| !self.unseen.contains(&style));
        let (name, cells) = (said(tag, "name").unwrap_or_default(), vec![]);
        Page { gathered: Gathered::of(name.clone()), name, seen, row: 0, rows: 1, column: 0, cells }
    }

    fn closes(&mut self, name: &str) -> Result<(), FileRefused> {
        match name {
            "annotation" => self.aside = false,
            // Paragraphs of a cell.
            "p" => self.says("\n"),
            "table-cell" | "covered-table-cell" => {
                let (Some(held), Some(page)) = (self.cell.take(), &mut self.sheet) else { return Ok(()) };
                let content = content(&held, &mut self.budget)?;
                if !content.is_empty() && page.seen {
                    page.cells.push((page.column, held.columns, content));
                }
                page.column = page.column.saturating_add(held.columns);
            }
            "table-row" => {
                if let Some(page) = &mut self.sheet {
                    page.end_row(&mut self.budget)?;
                }
            }
            "table" => {
                let page = self.sheet.take().filter(|page| page.seen);
                self.table
                    .sheets
                    .extend(page.map(|page| Sheet { lines: page.gathered.lines(), name: page.name }));
            }
            _ => {}
        }
        Ok(())
    }

    fn says(&mut self, words: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| !self.aside) {
            cell.text.push_str(words);
        }
    }
}

impl Page {
    fn end_row(&mut self, budget: &mut Budget) -> Result<(), FileRefused> {
        let cells = std::mem::take(&mut self.cells);
        // One beyond the edge is enough to be refused.
        let rows = if cells.is_empty() { 0 } else { self.rows.min(MOST_ROWS + 1) };
        for row in (self.row..).take(rows as usize) {
            for (column, columns, content) in &cells {
                for column in (*column..).take((*columns).min(MOST_COLUMNS + 1) as usize) {
                    budget.spend_again(content)?;
                    self.gathered.put((row, column), content.clone(), budget)?;
                }
            }
        }
        self.row = self.row.saturating_add(self.rows);
        Ok(())
    }
}

fn content(held: &Held, budget: &mut Budget) -> Result<Cell, FileRefused> {
    match held.kind.as_str() {
        "float" | "percentage" | "currency" => {
            if let Ok(number) = held.value.parse() {
                return Ok(Cell::Number(number));
            }
        }
        "date" => {
            if let Some(day) = iso_day(&held.value) {
                return Ok(Cell::Date(day));
            }
        }
        "boolean" => return budget.text(if held.value == "true" { "да" } else { "нет" }),
        _ => {}
    }
    budget.text(held.text.trim_end_matches('\n'))
}

/// An attribute by its name, whatever its prefix.
fn said(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|one| one.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

fn times(tag: &BytesStart<'_>, name: &str) -> u32 {
    said(tag, name).and_then(|many| many.parse().ok()).unwrap_or(1)
}
