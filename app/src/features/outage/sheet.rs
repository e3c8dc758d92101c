//! The sheets as they cross the wire: the list of them, and one that is carried over.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::calendar::Span;
use domain::ids::{GroupId, LessonId, PersonId};
use serde::{Deserialize, Serialize};

/// Whose lessons.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    #[default]
    Own,
    All,
}

impl Whose {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::All => "all",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        [Self::Own, Self::All].into_iter().find(|whose| whose.code() == code)
    }
}

/// `/outage`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Board {
    pub on: NaiveDate,
    pub days: Span,
    pub whose: Whose,
    /// The sheets of all teachers are the viewer's to print.
    pub may_all: bool,
    pub sheets: Vec<Listed>,
}

/// One sheet of the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listed {
    pub group: GroupId,
    /// «7А»
    pub class: String,
    pub subject: String,
    /// «Иванова А. П.»
    pub teacher: String,
    /// Day and number of each lesson.
    pub lessons: Vec<(NaiveDate, u8)>,
}

/// Which sheet is carried over.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Asked {
    pub group: GroupId,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Code of the list as it was printed; empty: nobody knows.
    #[serde(default)]
    pub list: String,
}

impl Asked {
    pub const fn days(&self) -> Span {
        Span { first: self.from, last: self.to }
    }
}

/// What is typed, by field: see [`cell`], [`of_lesson`], [`over`].
pub type Fields = BTreeMap<String, String>;

/// What was shown before it is written: the last preview, in letters.
pub const SHOWN: &str = "shown";

/// The field of a cell.
pub fn cell(lesson: LessonId, pupil: PersonId) -> String {
    format!("cell.{lesson}.{pupil}")
}

/// A field of a lesson: `line`, `topic`, `homework`, `held`.
pub fn of_lesson(what: &str, lesson: LessonId) -> String {
    format!("{what}.{lesson}")
}

/// The tick that what the journal says in that field may be overwritten.
pub fn over(field: &str) -> String {
    format!("over.{field}")
}

/// The field as the form names it.
pub fn named(field: &str) -> String {
    format!("typed[{field}]")
}

/// `/outage/:group`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub asked: Asked,
    /// The list has changed since the sheet was printed.
    pub renumbered: bool,
    pub class: String,
    pub subject: String,
    /// In the order of the sheet.
    pub pupils: Vec<Pupil>,
    /// Those the viewer writes into; none: the sheet is another's.
    pub lessons: Vec<Column>,
    /// What would become of what is typed.
    pub preview: Option<Preview>,
}

/// A row.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pupil {
    pub id: PersonId,
    /// «Иванова Анна»
    pub name: String,
}

/// A lesson.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Column {
    pub id: LessonId,
    pub date: NaiveDate,
    pub number: u8,
    /// Why nothing is written here today, if so.
    pub shut: Option<String>,
    pub held: bool,
    pub topic: String,
    pub homework: String,
    /// What the journal says of each pupil; none: not of the group on that day.
    pub cells: Vec<Option<String>>,
}

/// What is typed, beside what the journal says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Preview {
    pub lines: Vec<Line>,
    /// What does not read, by field.
    pub wrong: BTreeMap<String, String>,
    /// Comes back with the wish to write.
    pub shown: String,
}

/// A cell, a topic, a homework, or that a lesson was held.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    pub field: String,
    pub date: NaiveDate,
    pub number: u8,
    /// «3. Иванова Анна», «Тема»
    pub what: String,
    pub before: String,
    pub after: String,
    pub fate: Fate,
}

/// What becomes of a line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    New,
    /// The journal says it already.
    Same,
    /// The journal says something else; it stays unless ticked.
    Clash {
        ticked: bool,
    },
    /// A rule stands against it.
    Refused(String),
}

impl Fate {
    pub const fn is_written(&self) -> bool {
        matches!(self, Self::New | Self::Clash { ticked: true })
    }
}
