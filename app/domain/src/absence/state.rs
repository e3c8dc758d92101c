//! What has become of a parent's note: read off the codes that stand in its days.

use serde::{Deserialize, Serialize};

use super::note::{AbsenceNote, Missed};
use crate::journal::Attendance;

/// Where a note stands. Lessons are those that its pupil has missed in its days.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteState {
    /// Nothing has been missed yet.
    Sent,
    /// So many lessons wait for the class teacher.
    Waiting { lessons: usize },
    /// All of them have the reason that the note gives.
    Accepted { lessons: usize },
    /// The class teacher gave `others` of them another reason.
    Otherwise { accepted: usize, others: usize },
}

impl NoteState {
    pub fn of(note: &AbsenceNote, missed: &[Missed]) -> Self {
        let own = |one: &&Missed| one.pupil == note.pupil && note.span.contains(one.on);
        let codes = || missed.iter().filter(own).map(|one| one.code).filter(|code| code.is_absence());
        let waiting = codes().filter(|code| *code == Attendance::Absent).count();
        let accepted = codes().filter(|code| *code == note.kind.suggests()).count();
        match (codes().count(), waiting) {
            (0, _) => Self::Sent,
            (_, 1..) => Self::Waiting { lessons: waiting },
            (all, 0) if all == accepted => Self::Accepted { lessons: all },
            (all, 0) => Self::Otherwise { accepted, others: all - accepted },
        }
    }
}
