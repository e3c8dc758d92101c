//! The homework of a lesson as it crosses the wire.

use chrono::NaiveDate;
use domain::file::Attached;
use domain::homework::{AnswerState, WebLink};
use domain::ids::{HomeworkLinkId, LessonId, PersonId};
use serde::{Deserialize, Serialize};

use crate::kit::Hand;

/// What is to be done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Homework {
    pub lesson: LessonId,
    pub subject: String,
    /// «7А» or «7А, 1 подгруппа»
    pub class: String,
    /// The day of the lesson.
    pub on: NaiveDate,
    /// As the journal has it; empty if nothing is written.
    pub text: String,
    pub due: Option<NaiveDate>,
    /// The teacher has said the day.
    pub due_said: bool,
    pub files: Vec<Attached>,
    pub links: Vec<Enclosed>,
}

/// A link that hangs on it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Enclosed {
    pub id: HomeworkLinkId,
    pub link: WebLink,
}

/// From which side the caller reads it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Opened {
    Kept(Kept),
    Family(Box<Family>),
}

/// As the school reads it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Kept {
    pub homework: Homework,
    /// The caller hangs files on it and replies.
    pub keeps: bool,
    /// In the order of the register.
    pub rows: Vec<Row>,
}

/// One pupil of the group.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    pub pupil: PersonId,
    /// «Соколов М. Д.»
    pub name: String,
    pub ticked: bool,
    pub answer: Option<Answer>,
}

/// As the family reads it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Family {
    pub homework: Homework,
    pub child: PersonId,
    /// «Михаил», where the reader has several sides.
    pub name: String,
    pub ticked: bool,
    pub answer: Option<Answer>,
    /// Why nothing can be ticked any more.
    pub shut: Option<String>,
    /// Why it cannot be answered any more.
    pub no_answer: Option<String>,
}

/// What a pupil has answered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Answer {
    pub text: String,
    pub files: Vec<Attached>,
    pub state: AnswerState,
    pub version: i32,
    pub late: bool,
    /// Who sent it, and when.
    pub by: Hand,
    pub reply: Option<Reply>,
}

/// What the teacher said of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reply {
    /// May be empty.
    pub words: String,
    pub by: Hand,
}
