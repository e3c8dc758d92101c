//! A sheet of the journal as it crosses the wire: one group, one term.

mod filled;

use chrono::NaiveDate;
use domain::absence::{Hands, TurnRefused};
use domain::calendar::{Span, Term};
use domain::ids::{AssignmentId, GroupId, LessonId, PersonId, TermId};
pub use domain::journal::{Answer, Changes, LessonNote};
use domain::journal::{Assignment, Attendance, Cell, LessonState, WorkKind};
use serde::{Deserialize, Serialize};

/// All that the grid shows.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Sheet {
    pub head: Head,
    /// Day in force: the grid marks its column.
    #[serde(with = "domain::day")]
    pub today: NaiveDate,
    /// Why nobody writes here today, if so.
    pub shut: Option<String>,
    /// In the order of the register.
    pub pupils: Vec<Pupil>,
    /// In the order of the calendar.
    pub lessons: Vec<Column>,
    /// The cells that say something, in any order.
    #[serde(with = "filled")]
    pub cells: Vec<Filled>,
    pub kinds: Vec<WorkKind>,
}

/// Where the sheet stands: school, class, subject, term.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Head {
    pub group: GroupId,
    pub school: String,
    /// «7А» or «7А, 1 подгруппа»
    pub class: String,
    pub subject: String,
    /// «Иванова А. П.»
    pub teachers: Vec<String>,
    pub term: Term,
    pub terms: Vec<(TermId, String)>,
    /// Other journals within the actor's sight: same class or same subject.
    pub beside: Vec<Journal>,
}

/// One journal in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Journal {
    pub group: GroupId,
    pub class: String,
    pub subject: String,
    /// Lessons past and not yet held.
    pub open_lessons: u32,
}

/// What the viewer may write into a lesson.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Leave {
    /// Marks, attendance, topics.
    All,
    /// Attendance alone: the class teacher's part.
    Attendance,
    /// It is for reading.
    Nothing,
}

/// One row.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pupil {
    pub id: PersonId,
    /// «Иванова А. П.»
    pub name: String,
    /// First day in the group, if later than the term's.
    #[serde(with = "domain::day::maybe")]
    pub since: Option<NaiveDate>,
    /// Last day in the group, if it has passed.
    #[serde(with = "domain::day::maybe")]
    pub until: Option<NaiveDate>,
    /// Days of the term on which the pupil is freed from the subject.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub freed: Vec<Span>,
}

impl Pupil {
    pub fn was_here(&self, day: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// One lesson: a column.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Column {
    pub id: LessonId,
    #[serde(with = "domain::day")]
    pub date: NaiveDate,
    /// Which lesson of the day.
    pub number: u8,
    pub state: LessonState,
    /// Raised by every change of topic, homework or state.
    pub version: u32,
    pub topic: String,
    /// What was set to do at home.
    pub homework: String,
    /// Answers to it that nobody has read.
    #[serde(default, skip_serializing_if = "is_none")]
    pub answers: u32,
    pub work: Vec<Assignment>,
    /// A substitute writes into the own lesson alone.
    pub leave: Leave,
    /// With whose hands the viewer writes attendance.
    pub hands: Hands,
    /// Who stands in for its teacher: «Иванова А. П.»
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_in: Option<String>,
    /// What the lesson plan has for it, while no topic is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<Planned>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
const fn is_none(number: &u32) -> bool {
    *number == 0
}

impl Column {
    /// May the viewer turn this code into that one? What stays is not turned.
    pub fn turn(&self, before: Option<Attendance>, after: Option<Attendance>) -> Result<(), TurnRefused> {
        if before == after { Ok(()) } else { self.hands.turn(before, after) }
    }
}

/// A lesson as its plan has it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Planned {
    pub topic: String,
    pub homework: String,
}

#[cfg(feature = "ssr")]
impl Planned {
    /// Two topics of one lesson.
    #[must_use]
    pub fn and(self, next: Self) -> Self {
        let both = |one: String, other: String, between: &str| match (one.is_empty(), other.is_empty()) {
            (false, false) => format!("{one}{between}{other}"),
            _ => one + &other,
        };
        Self { topic: both(self.topic, next.topic, ". "), homework: both(self.homework, next.homework, "; ") }
    }
}

/// A cell with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filled {
    /// Index into `pupils`.
    pub row: usize,
    /// Index into `lessons`.
    pub column: usize,
    pub cell: Cell,
}

/// Lessons of an open sheet as they stand now.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Fresh {
    pub lessons: Vec<Column>,
    /// The cells of these lessons that say something.
    pub cells: Vec<(LessonId, PersonId, Cell)>,
}

#[cfg(feature = "ssr")]
impl Fresh {
    /// All lessons of `sheet`, or those `asked` for.
    pub fn of(sheet: Sheet, asked: Option<&[LessonId]>) -> Self {
        let Sheet { pupils, lessons, cells, .. } = sheet;
        let is_asked = |lesson: &LessonId| asked.is_none_or(|asked| asked.contains(lesson));
        let cells =
            cells.into_iter().map(|Filled { row, column, cell }| (lessons[column].id, pupils[row].id, cell));
        let cells = cells.filter(|(lesson, ..)| is_asked(lesson)).collect();
        Self { cells, lessons: lessons.into_iter().filter(|lesson| is_asked(&lesson.id)).collect() }
    }
}

/// What became of a note.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Noted {
    Saved(Column),
    /// Somebody was first: the lesson as it stands, by whom and when.
    Conflict {
        column: Column,
        who: String,
        when: String,
    },
}

/// A piece of work of a lesson, new or changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Work {
    pub lesson: LessonId,
    /// `None` for a new one.
    pub id: Option<AssignmentId>,
    pub kind: String,
    pub title: String,
    pub weight: u32,
}
