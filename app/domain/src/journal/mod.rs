//! The class journal: marks, attendance, the cell they share, and what may be written when.

mod answer;
mod assignment;
mod average;
mod called;
mod cell;
mod content;
mod mark;
mod note;
mod register;
mod written;

pub use answer::{Answer, Changes};
pub use assignment::{Assignment, Place, WorkKind};
pub use average::{Hundredths, Reckoning, average};
pub use called::work_called;
pub(crate) use cell::readable;
pub use cell::{Cell, CellMark, Change, ChangeId, Edit, NotAChangeId};
pub use content::{Content, NotContent};
pub use mark::{Attendance, MarkValue, NotAMark};
pub use note::{LessonNote, NoteDraft};
pub use register::{
    Lesson, LessonState, MarkEntry, MarkRefused, Membership, Reach, WriteLesson, WriteMarks, open_for_marks,
};
pub use written::{Unread, read_content};

#[cfg(test)]
mod tests;
