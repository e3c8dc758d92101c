//! A class in all subjects as it crosses the wire.

use chrono::NaiveDate;
use domain::ids::{ClassId, GroupId, LessonId, PersonId, SubjectId, TermId};
use domain::journal::{Hundredths, MarkValue};
use domain::term_mark::TermMarkValue;
use serde::{Deserialize, Serialize};

use crate::kit::debts::Debt;

/// Where the page stands: class and term, and what else may be asked for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Head {
    pub class: ClassId,
    /// «7А»
    pub title: String,
    pub classes: Vec<(ClassId, String)>,
    pub term: TermId,
    /// «2 четверть»
    pub term_title: String,
    pub terms: Vec<(TermId, String)>,
}

/// `/class-marks`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Board {
    pub head: Head,
    /// Columns, by the alphabet.
    pub subjects: Vec<Subject>,
    /// In the order of the register.
    pub rows: Vec<Row>,
    pub debts: Vec<Debt>,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Subject {
    pub id: SubjectId,
    pub title: String,
    /// For paper: «Алг.»
    pub short: String,
    /// Journals in which the class learns it and which the reader may open: «7А», «7А, 1 подгруппа».
    pub journals: Vec<(GroupId, String)>,
}

/// A pupil.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    pub pupil: PersonId,
    /// «Иванова А. П.»
    pub name: String,
    /// One for each subject; nothing where the pupil does not learn it.
    pub cells: Vec<Option<Standing>>,
    pub debts: u32,
    pub missed: Missed,
}

/// How a pupil stands in a subject.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Standing {
    pub average: Option<Hundredths>,
    /// Marks that count and those that do not, debts among them.
    pub marks: u32,
    pub term_mark: Option<TermMarkValue>,
    pub freed: bool,
    pub without_marks: bool,
}

/// Lessons missed in the term.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Missed {
    pub lessons: u32,
    /// Those whose reason nobody has given yet.
    pub unexplained: u32,
}

/// `/class-marks?pupil=`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PupilLeaf {
    pub head: Head,
    pub pupil: PersonId,
    pub name: String,
    pub subjects: Vec<Learned>,
    pub missed: Missed,
}

/// A subject of one pupil, mark by mark.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Learned {
    pub subject: SubjectId,
    pub title: String,
    /// The journal, if the reader may open it.
    pub journal: Option<GroupId>,
    pub stands: Standing,
    /// In the order of the lessons.
    pub marks: Vec<Given>,
}

/// One mark.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Given {
    pub lesson: LessonId,
    /// Day of the lesson.
    pub on: NaiveDate,
    /// «Контрольная работа: Дроби»
    pub work: String,
    pub value: MarkValue,
    pub weight: u32,
}

impl Standing {
    /// What a cell says where there is no average.
    pub const fn word(&self) -> &'static str {
        if self.freed {
            "осв"
        } else if self.without_marks {
            "б/о"
        } else {
            "–"
        }
    }
}
