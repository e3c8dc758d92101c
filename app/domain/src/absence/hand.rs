//! Whose hand may turn which code of attendance into which: the journal and the class teacher's list obey it alike.

use serde::{Deserialize, Serialize};

use crate::access::Actor;
use crate::journal::{Attendance, Lesson};

/// In what capacity somebody writes attendance.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hand {
    /// Of the lesson: sees who is away, late or freed, and does not ask why.
    Teacher,
    /// Of the pupil's class: learns why.
    ClassTeacher,
}

/// The hands that one person has at one lesson.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hands {
    Teacher,
    ClassTeacher,
    /// The class teacher gives this very lesson.
    Both,
}

/// Why a code stays as it is, and who may change it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum TurnRefused {
    #[error("Учитель отмечает отсутствие (ОТ). Причину — УП, Б или НП — укажет классный руководитель.")]
    ReasonNotYours,
    #[error("Причина отсутствия уже указана. Изменить её может классный руководитель.")]
    Resolved,
    #[error("Пропуска здесь нет. Отсутствие, опоздание и освобождение отмечает учитель урока.")]
    NoAbsence,
    #[error("Классный руководитель указывает причину: УП, Б или НП. Остальное отмечает учитель урока.")]
    NotAReason,
}

impl Hand {
    /// May this hand turn `before` into `after`? No code means present.
    pub const fn turn(
        self,
        before: Option<Attendance>,
        after: Option<Attendance>,
    ) -> Result<(), TurnRefused> {
        match self {
            Self::Teacher if has_reason(before) => Err(TurnRefused::Resolved),
            Self::Teacher if has_reason(after) => Err(TurnRefused::ReasonNotYours),
            Self::ClassTeacher if !is_absence(before) => Err(TurnRefused::NoAbsence),
            // Back to «ОТ» as well: a reason given by mistake is taken back so.
            Self::ClassTeacher if !is_absence(after) => Err(TurnRefused::NotAReason),
            Self::Teacher | Self::ClassTeacher => Ok(()),
        }
    }
}

impl Hands {
    /// Those of somebody who may write attendance into `lesson`.
    pub fn of(actor: &Actor, lesson: &Lesson) -> Self {
        let Lesson { school, group, class, substitute, .. } = *lesson;
        let teaches = actor.teaches(school, group) || substitute == Some(actor.person());
        let leads = class.is_some_and(|class| actor.leads(school, class));
        match (teaches, leads) {
            (true, true) => Self::Both,
            (false, true) => Self::ClassTeacher,
            (_, false) => Self::Teacher,
        }
    }

    /// May they turn `before` into `after`? By way of «ОТ» both together lead from any code to any other.
    pub const fn turn(
        self,
        before: Option<Attendance>,
        after: Option<Attendance>,
    ) -> Result<(), TurnRefused> {
        match self {
            Self::Teacher => Hand::Teacher.turn(before, after),
            Self::ClassTeacher => Hand::ClassTeacher.turn(before, after),
            Self::Both => Ok(()),
        }
    }
}

/// УП, Б or НП.
const fn has_reason(code: Option<Attendance>) -> bool {
    is_absence(code) && !matches!(code, Some(Attendance::Absent))
}

const fn is_absence(code: Option<Attendance>) -> bool {
    matches!(code, Some(code) if code.is_absence())
}
