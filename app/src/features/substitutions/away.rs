//! Absences of teachers as they cross the wire.

use chrono::NaiveDate;
use domain::calendar::Span;
use domain::ids::{PersonId, TeacherAbsenceId};
use domain::substitution::{AbsenceKind, Numbers};
use serde::{Deserialize, Serialize};

use super::board::Decided;

/// `/substitutions?part=absences`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AwayList {
    pub today: NaiveDate,
    /// May the reader enter, change and take back?
    pub arranges: bool,
    /// Who may be away, for the form.
    pub staff: Vec<(PersonId, String)>,
    /// Those that stand or have ended lately, the latest first.
    pub absences: Vec<Away>,
    /// The one to be changed.
    pub edited: Option<TeacherAbsenceId>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Away {
    pub id: TeacherAbsenceId,
    pub name: String,
    pub span: Span,
    pub numbers: Option<Numbers>,
    pub kind: AbsenceKind,
    /// Lessons it touches, in the order of time.
    pub lessons: Vec<Missed>,
}

/// A lesson that a teacher misses.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Missed {
    pub date: NaiveDate,
    pub number: u8,
    pub whom: String,
    pub subject: String,
    pub room: String,
    /// «Иванова А. П.»
    pub teacher: String,
    /// None: nothing is decided.
    pub decided: Option<Decided>,
}

impl Missed {
    /// What was decided, in words.
    pub fn outcome(&self) -> String {
        self.decided.as_ref().map_or_else(|| "не решено".to_owned(), Decided::words)
    }
}

/// The days and lessons of an absence, as a form sends them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Days {
    pub kind: AbsenceKind,
    pub first: NaiveDate,
    /// Without it the absence is of one day.
    #[serde(default)]
    pub last: Option<NaiveDate>,
    #[serde(default)]
    pub first_lesson: Option<u8>,
    #[serde(default)]
    pub last_lesson: Option<u8>,
}

#[cfg(feature = "ssr")]
impl Days {
    pub fn of(&self, teacher: PersonId) -> domain::substitution::TeacherAbsence {
        let span = Span { first: self.first, last: self.last.unwrap_or(self.first) };
        let numbers = Numbers::between(self.first_lesson, self.last_lesson);
        domain::substitution::TeacherAbsence { teacher, span, numbers, kind: self.kind }
    }
}
