//! Notes of one pupil as they cross the wire to the family.

use chrono::NaiveDate;
use domain::absence::{AbsenceNote, NoteState};
use domain::ids::PersonId;
use serde::{Deserialize, Serialize};

/// `/diary/absences`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Notes {
    pub pupil: PersonId,
    /// «Соколов Михаил»
    pub name: String,
    /// «Лебедева О. Н.», who leads the pupil's class.
    pub class_teacher: Option<String>,
    /// Who stands in for the class teacher today.
    pub stand_ins: Vec<String>,
    /// Day in force.
    pub today: NaiveDate,
    pub pen: Pen,
    /// Latest first.
    pub written: Vec<Written>,
}

/// May the reader write a note?
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Pen {
    Writes,
    /// It is the pupil: nobody excuses oneself.
    Reads,
}

/// A note with what became of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Written {
    pub note: AbsenceNote,
    /// «Соколова М. А.»
    pub by: String,
    /// «12.11.2026 08:10»
    pub at: String,
    pub state: NoteState,
}
