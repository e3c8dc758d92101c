//! What is asked of a journal in one call, and what becomes of it.

use serde::{Deserialize, Serialize};

use super::{Assignment, Cell, Change};

/// 1 to 100 changes of one call; more do not arrive.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "Vec<Change>", into = "Vec<Change>")]
pub struct Changes(Vec<Change>);

impl Changes {
    pub fn iter(&self) -> std::slice::Iter<'_, Change> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Changes {
    type Item = &'a Change;
    type IntoIter = std::slice::Iter<'a, Change>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl TryFrom<Vec<Change>> for Changes {
    type Error = &'static str;
    fn try_from(changes: Vec<Change>) -> Result<Self, Self::Error> {
        if (1..=100).contains(&changes.len()) {
            Ok(Self(changes))
        } else {
            Err("one call carries 1 to 100 changes")
        }
    }
}

impl From<Changes> for Vec<Change> {
    fn from(changes: Changes) -> Self {
        changes.0
    }
}

impl IntoIterator for Changes {
    type Item = Change;
    type IntoIter = std::vec::IntoIter<Change>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// What became of one change.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// Durable. `made` is the work the mark had to be given.
    Saved { cell: Cell, made: Option<Assignment> },
    /// Somebody was first: the cell as it stands, by whom and when.
    Conflict { cell: Cell, who: String, when: String },
    /// A rule of the school stands against it.
    Refused(String),
}
