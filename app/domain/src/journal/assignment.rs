//! Work that can be marked, and where a typed mark lands.

use serde::{Deserialize, Serialize};

use super::cell::Cell;
use crate::ids::AssignmentId;

/// A kind of work: a row of the city's dictionary.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WorkKind {
    /// One Russian letter: О, Д, К …
    pub code: String,
    pub title: String,
    /// Weight in an average, a whole number ≥ 0.
    pub weight: u32,
}

impl WorkKind {
    /// Letter of «Ответ на уроке», where a mark goes that names no work.
    pub const ANSWER: &'static str = "О";
    /// Letter of «Домашняя работа».
    pub const HOMEWORK: &'static str = "Д";
    /// Letter of «Контрольная», which a school's rule may ask of a term mark.
    pub const CONTROL: &'static str = "К";
}

/// One piece of work of a lesson.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Assignment {
    pub id: AssignmentId,
    /// Letter of its kind.
    pub kind: String,
    /// 1 for the first of its kind in the lesson.
    pub ordinal: u16,
    pub title: String,
    pub weight: u32,
}

/// Where a mark typed into a cell goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// To work the lesson already has.
    Taken(AssignmentId),
    /// To a new «Ответ на уроке» of this ordinal.
    NewAnswer(u16),
}

impl Place {
    /// The first work of the lesson for which the pupil has no mark; if there is none, a further answer. Homework is
    /// never meant by a digit alone: it is due at nearly every lesson, and most marks are not for it.
    pub fn of_next_mark(assignments: &[Assignment], cell: &Cell) -> Self {
        let meant = assignments.iter().filter(|a| a.kind != WorkKind::HOMEWORK);
        let mut free = meant.filter(|a| cell.marks.iter().all(|mark| mark.assignment != a.id));
        if let Some(assignment) = free.next() {
            return Self::Taken(assignment.id);
        }
        let answers = assignments.iter().filter(|a| a.kind == WorkKind::ANSWER);
        Self::NewAnswer(answers.map(|a| a.ordinal).max().unwrap_or(0) + 1)
    }
}
