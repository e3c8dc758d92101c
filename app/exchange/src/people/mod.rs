//! A file of people, staff or pupils, as rows the rules of the school can judge.

mod annotated;

pub use annotated::annotated;
use domain::people::roster::{
    Cell, Column, Mapping, Roster, RosterKind, RosterRow, RosterSheet, SheetMapping,
};

use crate::table::{self, Line, Sheet, Table};
use crate::{FileRefused, headings};

/// A file read: how its columns were understood, and its rows.
#[derive(Clone, PartialEq, Debug)]
pub struct PeopleFile {
    pub mapping: Mapping,
    pub roster: Roster,
}

/// Reads a list of people. Without a mapping the columns are guessed from their headings; a person's
/// corrected mapping is followed to the letter. Passwords stay behind in the file.
pub fn read(bytes: &[u8], kind: RosterKind, mapping: Option<&Mapping>) -> Result<PeopleFile, FileRefused> {
    let table = table::read(bytes)?;
    let mapping = mapping.cloned().unwrap_or_else(|| headings::guess(&table, kind));
    let mapping = complete(mapping, kind)?;
    let sheets = mapping.sheets.iter().filter_map(|mapped| Some(rows(sheet(&table, mapped)?, mapped)));
    let roster = Roster { sheets: sheets.collect() };
    if roster.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(FileRefused::NoRows);
    }
    Ok(PeopleFile { mapping, roster })
}

/// The columns of a file, for a person to say what they mean.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Columns {
    pub mapping: Mapping,
    /// What stands first in each column, sheet by sheet, in the order of the mapping.
    pub samples: Vec<String>,
}

/// The columns as a person understood them, else as their headings are guessed.
pub fn columns(bytes: &[u8], kind: RosterKind, meant: Option<Mapping>) -> Result<Columns, FileRefused> {
    let table = table::read(bytes)?;
    let mapping = meant.unwrap_or_else(|| headings::offer(&table, kind));
    if mapping.sheets.is_empty() {
        return Err(FileRefused::NoHeading);
    }
    let samples = mapping.sheets.iter().flat_map(|mapped| {
        let below = sheet(&table, mapped).map(|sheet| sheet.lines.as_slice()).unwrap_or_default();
        let below: Vec<&Line> = below.iter().filter(|line| line.number > mapped.heading_row).collect();
        mapped.columns.iter().map(move |column| first(&below, column.index as usize))
    });
    let samples = samples.collect();
    Ok(Columns { mapping, samples })
}

fn first(lines: &[&Line], index: usize) -> String {
    let cells = lines.iter().filter_map(|line| line.cells.get(index));
    cells.map(ToString::to_string).find(|text| !text.trim().is_empty()).unwrap_or_default()
}

/// Only the sheets that hold such a list; where none does, what the first one lacks.
fn complete(mut mapping: Mapping, kind: RosterKind) -> Result<Mapping, FileRefused> {
    let first = mapping.sheets.first().ok_or(FileRefused::NoHeading)?;
    let columns = first.missing(kind).iter().map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ");
    let missing = FileRefused::MissingColumns { sheet: first.sheet.clone(), columns };
    mapping.sheets.retain(|sheet| sheet.missing(kind).is_empty());
    if mapping.sheets.is_empty() { Err(missing) } else { Ok(mapping) }
}

fn sheet<'t>(table: &'t Table, mapped: &SheetMapping) -> Option<&'t Sheet> {
    table.sheets.iter().find(|sheet| sheet.name == mapped.sheet)
}

fn rows(sheet: &Sheet, mapped: &SheetMapping) -> RosterSheet {
    let read: Vec<(usize, Column, &str)> = mapped
        .columns
        .iter()
        .filter_map(|m| Some((m.index as usize, m.column?, m.heading.as_str())))
        .filter(|(_, column, _)| !matches!(column, Column::Password | Column::Ordinal))
        .collect();
    let has_class = read.iter().any(|(_, column, _)| *column == Column::Class);
    let class = mapped.class.as_ref().filter(|_| !has_class).map(|class| Cell::text(&class.to_string()));
    let below = sheet.lines.iter().filter(|line| line.number > mapped.heading_row);
    let people = below.filter(|line| is_person(line, &read));
    let row = |line: &Line| {
        let own = read.iter().map(|(index, _, _)| line.cells.get(*index).cloned().unwrap_or_default());
        RosterRow { number: line.number, cells: own.chain(class.clone()).collect() }
    };
    let columns = read.iter().map(|(_, column, heading)| (*column, (*heading).to_owned()));
    let of_sheet = class.as_ref().map(|_| (Column::Class, "Класс".to_owned()));
    RosterSheet {
        name: sheet.name.clone(),
        columns: columns.chain(of_sheet).collect(),
        rows: people.map(row).collect(),
    }
}

/// Blank lines, the heading printed again, the line that numbers the columns, and the sum at the end are no people.
fn is_person(line: &Line, read: &[(usize, Column, &str)]) -> bool {
    let filled: Vec<(usize, String, &str)> = read
        .iter()
        .filter_map(|(index, _, heading)| Some((*index, line.cells.get(*index)?.to_string(), *heading)))
        .map(|(index, cell, heading)| (index, cell.trim().to_owned(), heading))
        .filter(|(_, cell, _)| !cell.is_empty())
        .collect();
    let heading_again = filled.iter().all(|(_, cell, heading)| {
        // Of a heading of two lines the lower is printed again.
        heading.strip_suffix(cell.as_str()).is_some_and(|over| over.is_empty() || over.ends_with(": "))
    });
    let numbering = filled.iter().all(|(index, cell, _)| *cell == (index + 1).to_string());
    let sum = || {
        let words = line.cells.iter().map(ToString::to_string).find(|cell| !cell.trim().is_empty());
        let words = words.unwrap_or_default().trim().to_lowercase();
        filled.len() <= 1 && ["итого", "всего"].iter().any(|start| words.starts_with(start))
    };
    !(filled.is_empty() || heading_again || numbering || sum())
}
