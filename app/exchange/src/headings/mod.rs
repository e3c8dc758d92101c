//! Finding the heading of a list and guessing what its columns mean.

mod title;

use domain::people::ClassName;
use domain::people::roster::{Column, MappedColumn, Mapping, RosterKind, SheetMapping};

use crate::table::{Cell, Line, Sheet, Table};
use title::Titles;

/// A heading stands among the first lines, under a few titles.
const DEPTH: usize = 30;

/// Guesses the columns of every sheet that has a heading; sheets without one are left out.
pub fn guess(table: &Table, kind: RosterKind) -> Mapping {
    Mapping { sheets: table.sheets.iter().filter_map(|sheet| of_sheet(sheet, kind)).collect() }
}

/// The same; where no heading is known by its words, the line that looks like one, for a person to say what it means.
pub fn offer(table: &Table, kind: RosterKind) -> Mapping {
    let guessed = guess(table, kind);
    if guessed.sheets.is_empty() {
        return Mapping { sheets: table.sheets.iter().filter_map(|sheet| looks_like(sheet, kind)).collect() };
    }
    guessed
}

/// The first line of words alone that is nearly as wide as the lines below it.
fn looks_like(sheet: &Sheet, kind: RosterKind) -> Option<SheetMapping> {
    let filled = |line: &Line| line.cells.iter().filter(|cell| **cell != Cell::Empty).count();
    let widest = sheet.lines.iter().take(DEPTH).map(filled).max()?;
    let says = |cell: &Cell| match cell {
        Cell::Empty => true,
        // In a text table a number is a text too.
        Cell::Text(text) => text.contains(|c: char| c.is_alphabetic() || c == '№'),
        Cell::Number(_) | Cell::Date(_) => false,
    };
    let words = |line: &&Line| line.cells.iter().all(says);
    let wide = |line: &&Line| filled(line) >= 2 && filled(line) * 3 >= widest * 2;
    let at = sheet.lines.iter().take(DEPTH).position(|line| wide(&line) && words(&line))?;
    let line = &sheet.lines[at];
    sheet.lines[at + 1..].iter().find(wide)?;
    let columns = mapped(texts(line), kind);
    (columns.len() >= 2).then(|| SheetMapping {
        sheet: sheet.name.clone(),
        heading_row: line.number,
        columns,
        class: class_of(sheet, kind, line.number),
    })
}

/// The class of a whole sheet, by its name or by a title above its heading.
fn class_of(sheet: &Sheet, kind: RosterKind, heading_row: u32) -> Option<ClassName> {
    let titles = sheet.lines.iter().take_while(|line| line.number < heading_row).flat_map(texts);
    let mut named = titles.filter_map(|title| ClassName::in_title(&title));
    let lettered = |class: &ClassName| !class.letter().is_empty();
    let by_name = sheet.name.parse().ok().filter(lettered).or_else(|| ClassName::in_title(&sheet.name));
    let told = by_name.or_else(|| named.next());
    told.filter(|_| kind == RosterKind::Pupils)
}

fn of_sheet(sheet: &Sheet, kind: RosterKind) -> Option<SheetMapping> {
    let mut best: Option<(usize, SheetMapping)> = None;
    for (at, line) in sheet.lines.iter().enumerate().take(DEPTH) {
        let single = (line.number, texts(line));
        let double = sheet.lines.get(at + 1).filter(|next| next.number == line.number + 1);
        let double = double.and_then(|next| Some((next.number, joined(line, next)?)));
        for (heading_row, titles) in [Some(single), double].into_iter().flatten() {
            let columns = mapped(titles, kind);
            let score = columns.iter().filter(|mapped| mapped.column.is_some()).count();
            // A title that mentions a class is no heading; two columns and a name are.
            let is_heading = score >= 2 && columns.iter().any(|mapped| is_name(mapped.column));
            if is_heading && best.as_ref().is_none_or(|(most, _)| score > *most) {
                let sheet = sheet.name.clone();
                best = Some((score, SheetMapping { sheet, heading_row, columns, class: None }));
            }
        }
    }
    let (_, mut mapping) = best?;
    let own_column = mapping.columns.iter().any(|mapped| mapped.column == Some(Column::Class));
    mapping.class = class_of(sheet, kind, mapping.heading_row).filter(|_| !own_column);
    Some(mapping)
}

fn mapped(titles: Vec<String>, kind: RosterKind) -> Vec<MappedColumn> {
    let mut meanings = Titles::new(kind);
    let titles = titles.into_iter().zip(0_u32..).filter(|(title, _)| !title.is_empty());
    titles
        .map(|(heading, index)| MappedColumn { column: meanings.meaning(&heading), index, heading })
        .collect()
}

fn is_name(column: Option<Column>) -> bool {
    matches!(column, Some(Column::FullName | Column::Surname))
}

fn texts(line: &Line) -> Vec<String> {
    line.cells.iter().map(text).collect()
}

/// A heading of two lines: «Мать» over «ФИО» and «телефон» reads «Мать: ФИО», «Мать: телефон».
fn joined(upper: &Line, lower: &Line) -> Option<Vec<String>> {
    // A title over all of the list is not a part of its heading.
    if upper.cells.iter().filter(|cell| !cell.is_empty()).count() < 2 {
        return None;
    }
    // Dates and numbers belong to people, not to a heading.
    if lower.cells.iter().any(|cell| matches!(cell, Cell::Number(_) | Cell::Date(_))) {
        return None;
    }
    let width = upper.cells.len().max(lower.cells.len());
    let at = |line: &Line, index: usize| line.cells.get(index).map(text).unwrap_or_default();
    let mut over = String::new();
    let mut titles = Vec::with_capacity(width);
    for index in 0..width {
        let (top, bottom) = (at(upper, index), at(lower, index));
        if !top.is_empty() {
            // A title with nothing below it spans no neighbours.
            over = if bottom.is_empty() { String::new() } else { top.clone() };
        }
        titles.push(match (bottom.is_empty(), over.is_empty()) {
            (true, _) => top,
            (false, true) => bottom,
            (false, false) => format!("{over}: {bottom}"),
        });
    }
    Some(titles)
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}
