//! A parent's note «болеет с … по …», and what it suggests for the absences in its days.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::access::{Action, Actor, Permit};
use crate::calendar::Span;
use crate::ids::{AccountId, LessonId, PersonId};
use crate::journal::{Attendance, readable};

/// Why the child is away, in a parent's words.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    Ill,
    /// Family, travel, a competition: a valid reason that is no illness.
    Family,
}

/// A note as its author writes it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AbsenceNote {
    pub pupil: PersonId,
    pub kind: NoteKind,
    pub span: Span,
    /// May be empty.
    pub text: String,
}

/// A note that may be kept. Only [`AbsenceNote::submit`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoteEntry {
    by: AccountId,
    note: AbsenceNote,
}

/// Why a note is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum NoteRefused {
    #[error("Последний день раньше первого.")]
    Backwards,
    #[error(
        "Записка охватывает больше {} дней. О долгом отсутствии договоритесь с классным руководителем.",
        AbsenceNote::MOST_DAYS
    )]
    TooManyDays,
    #[error("Текст записки длиннее {} знаков.", AbsenceNote::LONGEST_TEXT)]
    TextTooLong,
}

/// Policy: write a note about a child. Its guardians alone: nobody excuses oneself.
#[derive(Debug)]
pub struct WriteNote(pub PersonId);

/// A lesson with a code of attendance.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Missed {
    pub lesson: LessonId,
    pub pupil: PersonId,
    pub on: NaiveDate,
    pub code: Attendance,
}

impl Action for WriteNote {
    const NAME: &'static str = "write a note of absence";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.standing().children.contains(&self.0)
    }
}

impl NoteKind {
    pub const ALL: [Self; 2] = [Self::Ill, Self::Family];

    /// «болеет»
    pub const fn title(self) -> &'static str {
        match self {
            Self::Ill => "болеет",
            Self::Family => "отсутствует по уважительной причине",
        }
    }

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ill => "ill",
            Self::Family => "family",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The code it suggests to the class teacher.
    pub const fn suggests(self) -> Attendance {
        match self {
            Self::Ill => Attendance::Ill,
            Self::Family => Attendance::Excused,
        }
    }
}

impl AbsenceNote {
    /// Longest text, in characters.
    pub const LONGEST_TEXT: usize = 500;
    /// Days a note covers at most, both ends counted.
    pub const MOST_DAYS: usize = 60;

    /// Turns the note into an entry.
    pub fn submit(self, permit: Permit<WriteNote>) -> Result<NoteEntry, NoteRefused> {
        let note = Self { text: readable(&self.text), ..self };
        if note.span.last < note.span.first {
            return Err(NoteRefused::Backwards);
        }
        if note.span.days().nth(Self::MOST_DAYS).is_some() {
            return Err(NoteRefused::TooManyDays);
        }
        if note.text.chars().count() > Self::LONGEST_TEXT {
            return Err(NoteRefused::TextTooLong);
        }
        Ok(NoteEntry { by: permit.by(), note })
    }
}

impl NoteEntry {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn note(&self) -> &AbsenceNote {
        &self.note
    }
}

/// A code for every lesson with «ОТ» that a note of its pupil covers. Of several notes the last one speaks:
/// they stand in the order in which they were written.
pub fn suggestions(missed: &[Missed], notes: &[AbsenceNote]) -> Vec<(Missed, Attendance)> {
    let suggested = |missed: &Missed| {
        let covers = |note: &&AbsenceNote| note.pupil == missed.pupil && note.span.contains(missed.on);
        let note = notes.iter().rev().find(covers)?;
        Some((*missed, note.kind.suggests()))
    };
    missed.iter().filter(|missed| missed.code == Attendance::Absent).filter_map(suggested).collect()
}
