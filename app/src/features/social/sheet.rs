//! Social passports as they cross the wire: figures, a class, one pupil.

use chrono::NaiveDate;
use domain::ids::{ClassId, PersonId};
use domain::social::{Figures, PassportDraft};
use serde::{Deserialize, Serialize};

/// `/social`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Overview {
    /// «Школа № 1»; of an office «школы района».
    pub title: String,
    pub today: NaiveDate,
    /// Classes within the caller's sight, or the schools of an office.
    pub parts: Vec<Part>,
    pub total: Figures,
}

/// A class or a school.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Part {
    /// None: a school, and its pupils are nobody's to see from above.
    pub class: Option<ClassId>,
    pub title: String,
    pub figures: Figures,
}

/// `/social/class/:of`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClassSheet {
    pub class: ClassId,
    /// «7А»
    pub title: String,
    pub school: String,
    pub today: NaiveDate,
    pub figures: Figures,
    /// By name.
    pub rows: Vec<Row>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    pub person: PersonId,
    pub name: String,
    /// «неполная семья», «ОВЗ до 31.08.2027»; None: nothing is written down.
    pub marks: Option<Vec<String>>,
}

/// `/social/:of`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub person: PersonId,
    pub name: String,
    pub class: ClassId,
    /// «7А»
    pub title: String,
    pub draft: PassportDraft,
    /// Comes back with a change; 0: there is none yet.
    pub version: i32,
    /// «Лебедева О. Н., 12.11.2026 14:05»
    pub changed: Option<String>,
}
