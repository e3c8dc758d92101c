//! The cell: all that one pupil has at one lesson, and the edits that change it.

use serde::{Deserialize, Serialize};

use super::mark::{Attendance, MarkValue};
use super::register::MarkRefused;
use crate::ids::{AssignmentId, LessonId, PersonId};

/// A mark in a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CellMark {
    pub assignment: AssignmentId,
    pub value: MarkValue,
}

/// Content of a cell; every change of anything in it raises `version`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Cell {
    pub version: u32,
    pub attendance: Option<Attendance>,
    /// In the order they were given.
    pub marks: Vec<CellMark>,
    pub comment: Option<String>,
}

/// One edit of one cell. Marks are named by their place in the cell: the version pins what stands there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    Add(MarkValue),
    Replace {
        at: usize,
        value: MarkValue,
    },
    Remove {
        at: usize,
    },
    /// The mark was given for this work of the lesson; it goes behind its neighbours.
    Assign {
        at: usize,
        work: AssignmentId,
    },
    Attend(Attendance),
    ClearAttendance,
    /// Empty text removes the comment.
    Comment(String),
}

/// Made by whoever edits, once per edit: the same id again brings the first answer again.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ChangeId(String);

/// A change id is 8 to 40 Latin letters, digits or hyphens.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("Номер изменения записан неверно.")]
pub struct NotAChangeId;

/// A wish to change one cell.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Change {
    pub id: ChangeId,
    pub lesson: LessonId,
    pub pupil: PersonId,
    /// Version of the cell its author saw.
    pub seen: u32,
    pub edit: Edit,
}

impl Cell {
    /// Marks a cell holds at most.
    pub const MOST_MARKS: usize = 6;
    /// Longest comment, in characters.
    pub const LONGEST_COMMENT: usize = 500;

    pub const fn is_empty(&self) -> bool {
        self.attendance.is_none() && self.marks.is_empty() && self.comment.is_none()
    }

    /// The cell after `edit`, one version higher. An added mark goes to `assignment`.
    pub fn after(&self, edit: &Edit, assignment: AssignmentId) -> Result<Self, MarkRefused> {
        let mut next = self.clone();
        next.version += 1;
        match edit {
            Edit::Add(_) if self.marks.len() >= Self::MOST_MARKS => return Err(MarkRefused::CellFull),
            Edit::Add(value) => next.marks.push(CellMark { assignment, value: *value }),
            Edit::Replace { at, value } => {
                next.marks.get_mut(*at).ok_or(MarkRefused::NoSuchMark)?.value = *value;
            }
            Edit::Remove { at } if *at >= next.marks.len() => return Err(MarkRefused::NoSuchMark),
            Edit::Remove { at } => drop(next.marks.remove(*at)),
            Edit::Assign { at, .. } if *at >= next.marks.len() => return Err(MarkRefused::NoSuchMark),
            Edit::Assign { work, .. } if next.marks.iter().any(|mark| mark.assignment == *work) => {
                return Err(MarkRefused::WorkTaken);
            }
            Edit::Assign { at, work } => {
                let mark = next.marks.remove(*at);
                next.marks.push(CellMark { assignment: *work, ..mark });
            }
            Edit::Attend(code) => next.attendance = Some(*code),
            Edit::ClearAttendance => next.attendance = None,
            Edit::Comment(text) if text.chars().count() > Self::LONGEST_COMMENT => {
                return Err(MarkRefused::CommentTooLong);
            }
            Edit::Comment(text) => next.comment = Some(readable(text)).filter(|t| !t.is_empty()),
        }
        Ok(next)
    }
}

impl Edit {
    /// Does it touch attendance alone?
    pub const fn is_attendance(&self) -> bool {
        self.attendance().is_some()
    }

    /// The code it leaves, `None` for present, if it touches attendance.
    pub const fn attendance(&self) -> Option<Option<Attendance>> {
        match self {
            Self::Attend(code) => Some(Some(*code)),
            Self::ClearAttendance => Some(None),
            _ => None,
        }
    }

    /// Does `cell` say already what this edit wanted of version `seen`?
    pub fn is_done_in(&self, cell: &Cell, seen: u32) -> bool {
        match self {
            Self::Add(value) => {
                cell.version == seen + 1 && cell.marks.last().is_some_and(|m| m.value == *value)
            }
            Self::Replace { at, value } => cell.marks.get(*at).is_some_and(|m| m.value == *value),
            Self::Remove { .. } => false,
            Self::Assign { work, .. } => cell.marks.iter().any(|mark| mark.assignment == *work),
            Self::Attend(code) => cell.attendance == Some(*code),
            Self::ClearAttendance => cell.attendance.is_none(),
            Self::Comment(text) => cell.comment.as_deref().unwrap_or("") == readable(text),
        }
    }

    /// Does it give a mark?
    pub const fn is_mark(&self) -> bool {
        matches!(self, Self::Add(_) | Self::Replace { .. })
    }

    /// Its name in the event log.
    pub const fn act(&self) -> &'static str {
        match self {
            Self::Add(_) => "mark.add",
            Self::Replace { .. } => "mark.replace",
            Self::Remove { .. } => "mark.remove",
            Self::Assign { .. } => "mark.assign",
            Self::Attend(_) => "attendance.set",
            Self::ClearAttendance => "attendance.clear",
            Self::Comment(_) => "comment.set",
        }
    }
}

/// A text without signs that no one can see: lists and databases have their own use for them.
pub(crate) fn readable(text: &str) -> String {
    let visible: String = text.chars().filter(|letter| !letter.is_control()).collect();
    visible.trim().to_owned()
}

impl ChangeId {
    pub fn new(text: impl Into<String>) -> Result<Self, NotAChangeId> {
        let text = text.into();
        let fits =
            (8..=40).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if fits { Ok(Self(text)) } else { Err(NotAChangeId) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ChangeId {
    type Error = NotAChangeId;
    fn try_from(text: String) -> Result<Self, NotAChangeId> {
        Self::new(text)
    }
}

impl From<ChangeId> for String {
    fn from(id: ChangeId) -> Self {
        id.0
    }
}
