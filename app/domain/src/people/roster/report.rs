//! What an import found and did, for the screen, the command line and the file that goes back.

use serde::{Deserialize, Serialize};

use super::Place;
use crate::people::ClassName;

/// The figures of one file. `created`, `updated`, `unchanged` and `guardians.created` are filled by
/// whoever writes the rows; the check leaves them 0.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Report {
    /// Rows with a person in them.
    pub rows: u32,
    /// Rows that go in.
    pub accepted: u32,
    pub created: u32,
    pub updated: u32,
    pub unchanged: u32,
    pub guardians: GuardianFigures,
    /// One entry a rejected row.
    pub rejected: Vec<Remark>,
    /// The row goes in, the value is in doubt.
    pub warnings: Vec<Remark>,
    /// Classes of the accepted pupils, by grade and letter.
    pub classes: Vec<ClassName>,
}

/// `links` = guardians named in accepted rows; `persons` = different people among them;
/// `merged` = links that name a person already met.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct GuardianFigures {
    pub persons: u32,
    pub created: u32,
    pub merged: u32,
    pub links: u32,
}

/// What is wrong with a row, and what to do about it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Remark {
    pub sheet: String,
    pub row: u32,
    /// The heading of the first faulty cell; empty when the whole row is meant.
    pub column: String,
    pub cell: String,
    pub why: String,
    pub remedy: String,
    /// The earlier row that this one repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
    /// Further faults of the same row, named in `why` too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Aside>,
}

/// A further fault of a row already spoken of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Aside {
    pub column: String,
    pub cell: String,
    pub why: String,
    pub remedy: String,
}

impl Remark {
    /// The faults of one row as one remark, the leftmost cell first.
    pub(super) fn of_row(place: &Place, faults: Vec<Aside>) -> Option<Self> {
        let mut faults = faults.into_iter();
        let mut remark = Self::of_cell(place, faults.next()?);
        remark.also = faults.collect();
        let further: Vec<&str> = remark.also.iter().map(|fault| fault.why.as_str()).collect();
        if !further.is_empty() {
            remark.why = format!("{}; кроме того, {}", remark.why, further.join(", "));
        }
        Some(remark)
    }

    pub(super) fn of_cell(place: &Place, fault: Aside) -> Self {
        let Aside { column, cell, why, remedy } = fault;
        let (sheet, row) = (place.sheet.clone(), place.row);
        Self { sheet, row, column, cell, why, remedy, of: None, also: Vec::new() }
    }

    /// The row repeats an earlier one.
    pub(super) fn repeat(place: &Place, of: &Place) -> Self {
        let sheet =
            if place.sheet == of.sheet { String::new() } else { format!(" листа «{}»", of.sheet) };
        let remedy = format!("Оставьте одну из двух строк: эту или {}{sheet}.", of.row);
        let why = "повтор строки".to_owned();
        let fault = Aside { column: String::new(), cell: String::new(), why, remedy };
        Self { of: Some(of.row), ..Self::of_cell(place, fault) }
    }
}
