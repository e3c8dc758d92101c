//! The day of a teacher as it crosses the wire.

use chrono::{NaiveDate, NaiveTime};
use domain::ids::{GroupId, LessonId, TermId};
use domain::journal::LessonState;
use serde::{Deserialize, Serialize};

use crate::kit::link;

/// `/my-day`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MyDay {
    pub today: NaiveDate,
    /// In the order of time.
    pub lessons: Vec<Lesson>,
    /// The next day with lessons.
    pub next: Option<(NaiveDate, Vec<Lesson>)>,
}

/// A lesson the reader gives, or whose own it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lesson {
    pub id: LessonId,
    pub group: GroupId,
    /// The term of the group that it lies in.
    pub term: Option<TermId>,
    pub number: u8,
    pub starts: NaiveTime,
    pub ends: NaiveTime,
    /// «7А» or «7А, 1 подгруппа»
    pub class: String,
    pub subject: String,
    /// Empty if not known.
    pub room: String,
    pub state: LessonState,
    pub part: Part,
    pub topic: bool,
    /// Something is set to do at home.
    pub homework: bool,
    /// It is on at this moment.
    pub on_now: bool,
}

/// Whose lesson it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Part {
    Own,
    /// The reader stands in for «Иванова А. П.».
    StandsIn(String),
    /// «Иванова А. П.» gives it instead of the reader.
    GivenAway(String),
}

impl Lesson {
    /// Its place in the journal.
    pub fn href(&self) -> String {
        link::journal_at(self.group, self.term, self.id)
    }

    /// Does the reader give it?
    pub const fn is_given(&self) -> bool {
        !self.state.is_off() && !matches!(self.part, Part::GivenAway(_))
    }
}
