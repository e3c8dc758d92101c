//! The list of a class as one form, as it crosses the wire: a line a pupil.

use domain::card::CardDraft;
use domain::ids::{ClassId, PersonId};
use serde::{Deserialize, Serialize};

/// `/people/class/:of`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClassList {
    pub class: ClassId,
    /// «7А»
    pub title: String,
    /// By name.
    pub lines: Vec<Line>,
}

/// A pupil, as the form opens.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub person: PersonId,
    /// Telephone and mail are not in the list: they are empty.
    pub draft: CardDraft,
    /// Comes back with what is typed.
    pub seen: String,
}

/// A line as the form sends it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LineSent {
    pub person: PersonId,
    pub seen: String,
    pub surname: String,
    pub given: String,
    #[serde(default)]
    pub patronymic: String,
    #[serde(default)]
    pub sex: String,
    #[serde(default)]
    pub born: String,
}

#[cfg(feature = "ssr")]
impl LineSent {
    pub fn draft(&self) -> CardDraft {
        let Self { surname, given, patronymic, sex, born, .. } = self.clone();
        CardDraft { surname, given, patronymic, sex, born, ..CardDraft::default() }
    }
}
