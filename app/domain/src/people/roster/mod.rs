//! A list of people as it arrived: which columns mean what, which rows go in, what is wrong with the rest.
//!
//! Files are read elsewhere; here a table of recognised columns meets the rules of the school.
//! [`check_pupils`] and [`check_staff`] are the whole of it: a row goes in or comes back with one
//! [`Remark`] that says which cell, why, and what to do.

mod column;
mod context;
mod guardians;
mod logins;
mod mapping;
mod meeting;
mod numbers;
mod pupils;
mod report;
mod row;
mod staff;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::day::in_figures;

pub use column::{Column, GuardianField, Whose};
pub use context::{KnownPeople, KnownPerson, RosterContext};
pub use guardians::{GuardianDraft, GuardianLink};
pub use mapping::{MappedColumn, Mapping, MappingRefused, SheetMapping};
pub use meeting::{Meeting, Ruling, Side, Sign, Trait, Verdict, met};
pub use pupils::{CheckedPupils, PupilDraft, check_pupils};
pub use report::{Aside, GuardianFigures, Remark, Report};
pub use staff::{CheckedStaff, StaffDraft, check_staff};

/// Whose list it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RosterKind {
    Staff,
    Pupils,
}

/// A list with its columns recognised; title rows, blank rows and the heading are left out.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Roster {
    pub sheets: Vec<RosterSheet>,
}

/// One sheet of the list. A column of passwords is never among `columns`.
#[derive(Clone, PartialEq, Debug)]
pub struct RosterSheet {
    pub name: String,
    /// What each column means, and its heading as the file writes it.
    pub columns: Vec<(Column, String)>,
    pub rows: Vec<RosterRow>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct RosterRow {
    /// The number the spreadsheet shows beside the row; in a text file, the line.
    pub number: u32,
    /// Aligned with the columns of the sheet.
    pub cells: Vec<Cell>,
}

/// The content of a cell.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Cell {
    #[default]
    Empty,
    Text(Box<str>),
    Number(f64),
    Date(NaiveDate),
}

/// Where a row stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Place {
    pub sheet: String,
    pub row: u32,
}

impl Cell {
    pub fn text(text: &str) -> Self {
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text.into()) }
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }
}

impl std::fmt::Display for Cell {
    /// As the person who keeps the list reads it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Date(date) => in_figures(*date).fmt(f),
        }
    }
}
