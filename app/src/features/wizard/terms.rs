//! What the steps of terms show, on the wire.

use domain::calendar::{Borders, TermKind};
use serde::{Deserialize, Serialize};

/// Into which terms the school is cut.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Kinds {
    /// Grades 1 to 11.
    pub grades: Vec<(i32, TermKind)>,
    /// Profiles and classes, which may differ from their grade.
    pub own: Vec<OwnKind>,
}

/// A profile or a class.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OwnKind {
    /// «p10.social», «c12»
    pub key: String,
    /// «10 класс, социальный», «7А»
    pub title: String,
    /// None: that of its grade.
    pub kind: Option<TermKind>,
}

/// The days of the year.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Days {
    pub borders: Borders,
    /// What is unusual, in sentences.
    pub doubts: Vec<String>,
    /// Grades, then classes, each with its set; a class that goes with its grade has none.
    pub rests: Vec<OwnRest>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OwnRest {
    /// «g7», «c12»
    pub key: String,
    /// «7 классы», «7А»
    pub title: String,
    pub set: Option<String>,
}

/// A year of the school that is not closed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct YearLine {
    pub id: domain::ids::YearId,
    /// The calendar year in which it begins.
    pub begins: i32,
    pub state: domain::calendar::YearState,
}

/// The next year, still to be begun.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NextYear {
    pub begins: i32,
    /// Classes of grade 9, which the school may lead on.
    pub ninth: Vec<(domain::ids::ClassId, String)>,
}
