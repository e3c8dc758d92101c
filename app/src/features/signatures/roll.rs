//! Whose weeks are signed, as it crosses the wire.

use chrono::NaiveDate;
use domain::ids::{ClassId, PersonId};
use serde::{Deserialize, Serialize};

/// `/signatures`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Roll {
    pub class: ClassId,
    /// «7А»
    pub title: String,
    /// Classes within the caller's sight.
    pub classes: Vec<(ClassId, String)>,
    /// Mondays, the latest last.
    pub weeks: Vec<NaiveDate>,
    pub rows: Vec<Row>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    pub pupil: PersonId,
    /// «Иванова Мария»
    pub name: String,
    /// For each week who has signed it: «Иванова А. П.»
    pub signed: Vec<Vec<String>>,
    /// When a guardian opened the diary of this pupil.
    pub guardians: Opened,
    /// When the pupil did.
    pub own: Opened,
}

/// The last day on which a diary was opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub last: Option<NaiveDate>,
    /// Not for two weeks.
    pub away: bool,
}
