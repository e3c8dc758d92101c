//! Absences: a teacher sees that a pupil is away, the class teacher learns why, a parent's note tells it.
//!
//! Reasons are health data: they go into no feed, mail, push or report outside the school.

mod note;
mod resolution;

pub use note::{AbsenceNote, Missed, NoteEntry, NoteKind, NoteRefused, WriteNote, suggestions};
pub use resolution::{Absence, AbsenceRefused, Hand, Resolution, ResolveAbsence};

#[cfg(test)]
mod tests;
