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
    /// The last day on which the pupil or a guardian came in.
    pub visit: Option<NaiveDate>,
    /// Nobody of the family has come in for two weeks.
    pub away: bool,
}
