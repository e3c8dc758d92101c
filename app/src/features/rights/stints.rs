//! Who stands in for whom, as it crosses the wire.

use chrono::NaiveDate;
use domain::ids::{DeputyId, PersonId};
use serde::{Deserialize, Serialize};

/// What the card of a person knows of it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct StandIns {
    /// What of the person's may be stood in for: «role:deputy» and «Завуч».
    pub charges: Vec<(String, String)>,
    /// Who may do it.
    pub colleagues: Vec<(PersonId, String)>,
    /// The latest first: for this person, and this person for others.
    pub stints: Vec<StintLine>,
}

/// One of them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StintLine {
    pub id: DeputyId,
    /// «Завуч», «Классный руководитель 7А»
    pub what: String,
    pub deputy: String,
    /// «Лебедеву О. Н.»
    pub absent: String,
    pub since: NaiveDate,
    pub until: NaiveDate,
    pub basis: String,
    /// «Кравцова Е. В., 12.11.2026 14:05»
    pub entered: String,
}

/// Who is named, and when, as a form sends it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Naming {
    /// «role:deputy», «class:12»
    pub charge: String,
    pub deputy: PersonId,
    pub since: NaiveDate,
    pub until: NaiveDate,
    #[serde(default)]
    pub basis: String,
}
