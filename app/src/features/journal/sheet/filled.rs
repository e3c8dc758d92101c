//! Cells of a sheet on the wire: one line of text for a thousand of them, for each page carries its sheet.

use domain::ids::AssignmentId;
use domain::journal::{Attendance, Cell, CellMark, MarkValue};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Filled;

/// `cells`: «row column version code assignment=mark …», cells parted by «;», «-» for no code; comments beside.
#[derive(Serialize, Deserialize)]
struct Packed {
    cells: String,
    comments: Vec<(usize, String)>,
}

pub fn serialize<S: Serializer>(filled: &[Filled], serializer: S) -> Result<S::Ok, S::Error> {
    use std::fmt::Write;
    let mut packed = Packed { cells: String::with_capacity(filled.len() * 20), comments: vec![] };
    for (at, Filled { row, column, cell }) in filled.iter().enumerate() {
        let (gap, code) = (if at == 0 { "" } else { ";" }, cell.attendance.map_or("-", Attendance::code));
        // Writing into a text does not fail.
        let _ = write!(packed.cells, "{gap}{row} {column} {} {code}", cell.version);
        for mark in &cell.marks {
            let _ = write!(packed.cells, " {}={}", mark.assignment, mark.value.code());
        }
        packed.comments.extend(cell.comment.clone().map(|comment| (at, comment)));
    }
    packed.serialize(serializer)
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Filled>, D::Error> {
    let Packed { cells, comments } = Packed::deserialize(deserializer)?;
    let items = cells.split(';').filter(|item| !item.is_empty());
    let read = items.map(filled).collect::<Option<Vec<_>>>();
    let mut filled = read.ok_or_else(|| D::Error::custom("cells do not read"))?;
    for (at, comment) in comments {
        if let Some(filled) = filled.get_mut(at) {
            filled.cell.comment = Some(comment);
        }
    }
    Ok(filled)
}

fn filled(item: &str) -> Option<Filled> {
    let mut words = item.split(' ');
    let (row, column) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let version = words.next()?.parse().ok()?;
    let attendance = match words.next()? {
        "-" => None,
        code => Some(Attendance::parse(code)?),
    };
    let marks = words.map(mark).collect::<Option<_>>()?;
    Some(Filled { row, column, cell: Cell { version, attendance, marks, comment: None } })
}

fn mark(word: &str) -> Option<CellMark> {
    let (assignment, code) = word.split_once('=')?;
    let value = MarkValue::from_code(code.parse().ok()?)?;
    Some(CellMark { assignment: AssignmentId(assignment.parse().ok()?), value })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(PartialEq, Debug, Serialize, Deserialize)]
    struct Sheet(#[serde(with = "super")] Vec<Filled>);

    fn any_filled() -> impl Strategy<Value = Filled> {
        let mark = (1..i64::MAX, prop::sample::select(MarkValue::ALL.to_vec()));
        let mark = mark.prop_map(|(id, value)| CellMark { assignment: AssignmentId(id), value });
        let marks = prop::collection::vec(mark, 0..=Cell::MOST_MARKS);
        let attendance = prop::option::of(prop::sample::select(Attendance::ALL.to_vec()));
        let cell = (0..u32::MAX, attendance, marks, prop::option::of("\\PC*"));
        let cell = cell.prop_map(|(version, attendance, marks, comment)| Cell {
            version,
            attendance,
            marks,
            comment,
        });
        (0..50_usize, 0..90_usize, cell).prop_map(|(row, column, cell)| Filled { row, column, cell })
    }

    proptest! {
        #[test]
        fn cells_come_out_of_the_wire_as_they_went_in(filled in prop::collection::vec(any_filled(), 0..20)) {
            let sheet = Sheet(filled);
            let text = serde_json::to_string(&sheet).unwrap();
            prop_assert_eq!(serde_json::from_str::<Sheet>(&text).unwrap(), sheet);
        }
    }

    #[test]
    fn a_foreign_text_is_an_error_and_no_cell() {
        for cells in ["1", "1 2 3", "1 2 3 Ж", "1 2 3 - 7=9", "1 2 3 - 7"] {
            let text = serde_json::json!({ "cells": cells, "comments": [] }).to_string();
            assert!(serde_json::from_str::<Sheet>(&text).is_err(), "{cells}");
        }
    }
}
