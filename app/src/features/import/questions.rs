//! Rows of a file beside people of the school whom they may be, as they cross the wire.

use domain::ids::PersonId;
use domain::people::roster::{Place, Sign, Verdict};
use serde::{Deserialize, Serialize};

/// A row that meets somebody.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Met {
    pub place: Place,
    /// Whose guardian the row names; none: the row itself is meant.
    pub of: Option<String>,
    pub person: PersonId,
    pub sign: Sign,
    pub pairs: Vec<Pair>,
    /// What stands for it now; none: a person must say.
    pub verdict: Option<Verdict>,
    /// A person has said so.
    pub answered: bool,
}

/// A field on both sides.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pair {
    /// «Дата рождения»
    pub title: String,
    pub listed: String,
    pub known: String,
    pub differs: bool,
}

/// What a form says of a row; without a verdict nothing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RowAnswer {
    #[serde(default)]
    pub sheet: String,
    pub row: u32,
    pub person: i64,
    #[serde(default)]
    pub verdict: String,
}
