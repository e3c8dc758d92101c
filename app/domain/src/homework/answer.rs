//! The answer of a pupil: who may give it, until when, and until it is taken.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::access::{Action, Actor, Permit};
use crate::calendar::YearState;
use crate::day::in_figures;
use crate::ids::{AccountId, PersonId};
use crate::journal::{Lesson, Membership};

/// Characters of an answer.
pub const LONGEST_ANSWER: usize = 4_000;
/// Files of an answer.
pub const MOST_FILES: usize = 5;

/// Policy: do the homework of this pupil: tick it, answer it. The pupil, and guardians.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DoHomework(pub PersonId);

impl Action for DoHomework {
    const NAME: &'static str = "do the homework of a pupil";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.sees_as_family(self.0)
    }
}

/// Where an answer stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerState {
    /// The teacher has not read it yet.
    Sent,
    /// Given back to be done better.
    Rework,
    /// The teacher took it: it stays as it is.
    Taken,
}

impl AnswerState {
    pub const ALL: [Self; 3] = [Self::Sent, Self::Rework, Self::Taken];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Rework => "rework",
            Self::Taken => "taken",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// «проверено»
    pub const fn title(self) -> &'static str {
        match self {
            Self::Sent => "ждёт проверки",
            Self::Rework => "доработать",
            Self::Taken => "проверено",
        }
    }
}

/// A pupil before the homework of a lesson.
#[derive(Clone, Debug)]
pub struct Duty<'a> {
    pub lesson: &'a Lesson,
    pub pupil: PersonId,
    /// In the group on the day of the lesson and today.
    pub membership: Membership,
    pub due: Option<NaiveDate>,
    /// The answer there is.
    pub stands: Option<AnswerState>,
}

/// An answer that may be kept. Only [`Duty::answer`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnswerEntry {
    by: AccountId,
    pupil: PersonId,
    text: String,
    late: bool,
}

/// Why a homework is not done any more.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AnswerRefused {
    #[error("Разрешение дано на другого ученика.")]
    NotPermitted,
    #[error("Ученик больше не учится в этой группе, ответить на её задания нельзя.")]
    Left,
    #[error("Учебный год закрыт, задания только для чтения.")]
    YearClosed,
    #[error("Ответы принимались до {0}: четверть закрыта. Спросите учителя.")]
    TermClosed(String),
    #[error("Учитель уже проверил ответ, заменить его нельзя.")]
    Taken,
    #[error("Напишите ответ или приложите файл.")]
    Nothing,
    #[error("Ответ длиннее {LONGEST_ANSWER} знаков. Сократите его или приложите файлом.")]
    TooLong,
    #[error("К ответу можно приложить не больше {MOST_FILES} файлов. Уберите лишние.")]
    TooManyFiles,
}

impl Duty<'_> {
    /// May the pupil still do it? Marks of its term can still be given.
    pub fn is_open(&self, today: NaiveDate) -> Result<(), AnswerRefused> {
        if self.membership == Membership::Stranger {
            return Err(AnswerRefused::Left);
        }
        if self.lesson.year == YearState::Closed {
            return Err(AnswerRefused::YearClosed);
        }
        match &self.lesson.term {
            Some(term) if today > term.posting.last => {
                Err(AnswerRefused::TermClosed(in_figures(term.posting.last)))
            }
            _ => Ok(()),
        }
    }

    /// May it be answered, for the first time or anew?
    pub fn takes_answer(&self, today: NaiveDate) -> Result<(), AnswerRefused> {
        self.is_open(today)?;
        if self.stands == Some(AnswerState::Taken) { Err(AnswerRefused::Taken) } else { Ok(()) }
    }

    /// Ticks it as done, or takes the tick back.
    pub fn tick(&self, today: NaiveDate, permit: &Permit<DoHomework>) -> Result<AccountId, AnswerRefused> {
        self.is_open(today)?;
        if permit.action().0 == self.pupil { Ok(permit.by()) } else { Err(AnswerRefused::NotPermitted) }
    }

    /// Answers with `text` and so many files; a former answer gives way to it until it is taken.
    pub fn answer(
        &self,
        (text, files): (&str, usize),
        today: NaiveDate,
        permit: &Permit<DoHomework>,
    ) -> Result<AnswerEntry, AnswerRefused> {
        self.takes_answer(today)?;
        let text = text.trim().replace("\r\n", "\n");
        if permit.action().0 != self.pupil {
            return Err(AnswerRefused::NotPermitted);
        }
        if text.is_empty() && files == 0 {
            return Err(AnswerRefused::Nothing);
        }
        if text.chars().count() > LONGEST_ANSWER {
            return Err(AnswerRefused::TooLong);
        }
        if files > MOST_FILES {
            return Err(AnswerRefused::TooManyFiles);
        }
        let late = self.due.is_some_and(|due| today > due);
        Ok(AnswerEntry { by: permit.by(), pupil: self.pupil, text, late })
    }
}

impl AnswerEntry {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn pupil(&self) -> PersonId {
        self.pupil
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// After the day it was due on.
    pub const fn late(&self) -> bool {
        self.late
    }
}
