//! What is worth a second look in a term, as it crosses the wire.

use chrono::NaiveDate;
use domain::ids::{GroupId, LessonId, PersonId, TermId};
use domain::journal::{Hundredths, MarkValue};
use domain::term_mark::{Departure, TermMarkValue};
use serde::{Deserialize, Serialize};

/// `/control/marks`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Doubts {
    /// Terms that have begun, the latest first.
    pub terms: Vec<(TermId, String)>,
    /// The one shown; none while no term has begun.
    pub term: Option<TermId>,
    pub departed: Vec<Departed>,
    pub alike: Vec<Alike>,
    pub late: Vec<Late>,
}

/// Where it is: «7А», «Алгебра», and its journal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    pub group: GroupId,
    pub class: String,
    pub subject: String,
}

/// A term mark that the rule did not suggest.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Departed {
    pub place: Place,
    pub pupil: String,
    /// Of the current marks of the term, as they stand now.
    pub average: Option<Hundredths>,
    pub value: TermMarkValue,
    pub departure: Departure,
    pub reason: Option<String>,
}

/// A piece of work for which all have the same mark.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Alike {
    pub place: Place,
    pub date: NaiveDate,
    pub mark: MarkValue,
    pub pupils: usize,
}

/// A mark changed after the last day of the term.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Late {
    pub place: Place,
    pub lesson: LessonId,
    pub pupil: PersonId,
    pub name: String,
    /// Day of the change.
    pub on: NaiveDate,
    pub who: String,
    pub old: Option<MarkValue>,
    pub new: Option<MarkValue>,
}
