//! The class journal: marks, attendance, the cell they share, and what may be written when.

mod assignment;
mod average;
mod cell;
mod mark;
mod register;

pub use assignment::{Assignment, Place, WorkKind};
pub use average::{Hundredths, Reckoning, average};
pub(crate) use cell::readable;
pub use cell::{Cell, CellMark, Change, ChangeId, Edit, NotAChangeId};
pub use mark::{Attendance, MarkValue, NotAMark};
pub use register::{
    Lesson, LessonState, MarkEntry, MarkRefused, Membership, Reach, WriteMarks, open_for_marks,
};

#[cfg(test)]
mod tests;
