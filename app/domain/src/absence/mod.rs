//! Absences: a teacher sees that a pupil is away, the class teacher learns why, a parent's note tells it.
//!
//! Reasons are health data: they go into no feed, mail, push or report outside the school.

mod hand;
mod note;
mod resolution;
mod state;

pub use hand::{Hand, Hands, TurnRefused};
pub use note::{AbsenceNote, Missed, NoteEntry, NoteKind, NoteRefused, WriteNote, suggestions};
pub use resolution::{Absence, AbsenceRefused, Resolution, ResolveAbsence};
pub use state::NoteState;

#[cfg(test)]
mod tests;
