//! A list brought in as it crosses the wire: what it is, how it was understood, what it would do or did.

use domain::ids::{BatchId, PersonId, SchoolId, UploadId};
use domain::people::ClassName;
use domain::people::roster::{Mapping, Report, RosterKind};
use domain::people::undo::Undoing;
use serde::{Deserialize, Serialize};

use super::questions::Met;

/// A file brought in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Upload {
    pub id: UploadId,
    pub school: SchoolId,
    pub kind: RosterKind,
    pub file_name: String,
    /// When, as people read it.
    pub at: String,
    pub state: UploadState,
    /// What it became when it was brought in.
    pub batch: Option<BatchId>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum UploadState {
    /// Nothing of it is written yet.
    Checked,
    Committed,
    Dropped,
}

#[cfg(feature = "ssr")]
impl UploadState {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Committed => "committed",
            Self::Dropped => "dropped",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        [Self::Checked, Self::Committed, Self::Dropped].into_iter().find(|state| state.code() == code)
    }
}

/// A class the list names and the school lacks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Offered {
    pub class: ClassName,
    /// Rows that name it.
    pub rows: u32,
    pub ticked: bool,
}

/// A file opened: what would happen, or what has happened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub upload: Upload,
    pub report: Report,
    pub mapping: Mapping,
    /// What stands first in each column, in the order of the mapping.
    pub samples: Vec<String>,
    /// While there are any, nothing is checked.
    pub faults: Vec<Fault>,
    pub offered: Vec<Offered>,
    /// Rows that meet somebody of the school.
    pub met: Vec<Met>,
    /// People of the school whom the file leaves out.
    pub absent: Vec<Absent>,
}

/// Somebody of the classes that a file names, or of the staff, who is in no row of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Absent {
    pub person: PersonId,
    pub name: String,
    /// Class or post.
    pub place: String,
}

/// What is wrong with how the columns are understood.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fault {
    /// The column among those of all sheets; none: the whole file.
    pub at: Option<usize>,
    pub text: String,
}

/// A list that was brought in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Batch {
    pub id: BatchId,
    pub kind: RosterKind,
    pub file_name: String,
    /// «12.11.2026 14:05, Иванова А. П.»
    pub hand: String,
    pub state: BatchState,
    /// People added and changed; none: the run was cut off.
    pub figures: Option<(u32, u32)>,
    /// Its report; none: by a command.
    pub upload: Option<UploadId>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum BatchState {
    /// A run that goes on, or was cut off.
    Open,
    Done,
    /// By whose hand, and when.
    Undone(String),
}

/// A batch opened, with what undoing it would do, or did.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BatchSheet {
    pub batch: Batch,
    pub undoing: Option<Undoing>,
}

/// The classes ticked, if the form of classes was sent at all.
pub fn chosen(query: Vec<(String, String)>) -> Option<Vec<String>> {
    let sent = query.iter().any(|(key, _)| key == "chosen");
    let ticked = query.into_iter().filter(|(key, _)| key == "classes[]").map(|(_, class)| class);
    sent.then(|| ticked.collect())
}

/// So few rows of an unknown class look like a slip of the pen: such a class is not ticked by itself.
#[cfg(feature = "ssr")]
const SLIPS: u32 = 3;

/// The unknown classes with those ticked that were chosen, or those that are surely meant.
#[cfg(feature = "ssr")]
pub fn offer(
    unknown: impl IntoIterator<Item = (ClassName, u32)>,
    chosen: Option<&[ClassName]>,
) -> Vec<Offered> {
    let offer = |(class, rows): (ClassName, u32)| {
        let ticked = chosen.map_or(rows >= SLIPS, |chosen| chosen.contains(&class));
        Offered { class, rows, ticked }
    };
    unknown.into_iter().map(offer).collect()
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod unit {
    use super::*;

    fn class(name: &str) -> ClassName {
        name.parse().unwrap()
    }

    #[test]
    fn a_class_named_once_is_a_slip_and_not_ticked() {
        let unknown = [(class("5А"), 25), (class("5Ш"), 1)];
        let ticked = |offered: Vec<Offered>| offered.iter().map(|o| o.ticked).collect::<Vec<_>>();
        assert_eq!(ticked(offer(unknown.clone(), None)), [true, false]);
        assert_eq!(ticked(offer(unknown, Some(&[class("5Ш")]))), [false, true]);
    }
}
