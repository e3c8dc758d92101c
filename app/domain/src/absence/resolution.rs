//! Whose hand may turn which code of attendance into which. The only maker of a [`Resolution`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::access::{Action, Actor, Permit};
use crate::ids::{AccountId, ClassId, LessonId, PersonId, SchoolId};
use crate::journal::{Attendance, Lesson, MarkRefused};

/// In what capacity somebody writes attendance.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hand {
    /// Of the lesson: sees who is away, late or freed, and does not ask why.
    Teacher,
    /// Of the pupil's class: learns why.
    ClassTeacher,
}

/// A lesson that a pupil missed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Absence<'a> {
    pub lesson: &'a Lesson,
    pub pupil: PersonId,
    /// The pupil's own class, whatever the group.
    pub class: ClassId,
    pub code: Option<Attendance>,
}

/// Policy: give an absence its reason. The class teacher of the pupil alone.
#[derive(Debug)]
pub struct ResolveAbsence {
    school: SchoolId,
    class: ClassId,
}

/// A reason that may be written. Only [`Absence::resolve`] makes one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Resolution {
    by: AccountId,
    lesson: LessonId,
    pupil: PersonId,
    code: Attendance,
}

/// Why a code stays as it is, and who may change it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceRefused {
    #[error(transparent)]
    Journal(#[from] MarkRefused),
    #[error("Учитель отмечает отсутствие (ОТ). Причину — УП, Б или НП — укажет классный руководитель.")]
    ReasonNotYours,
    #[error("Причина отсутствия уже указана. Изменить её может классный руководитель.")]
    Resolved,
    #[error("Пропуска здесь нет. Отсутствие, опоздание и освобождение отмечает учитель урока.")]
    NoAbsence,
    #[error("Классный руководитель указывает причину: УП, Б или НП. Остальное отмечает учитель урока.")]
    NotAReason,
}

impl Action for ResolveAbsence {
    const NAME: &'static str = "resolve an absence";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.leads(self.school, self.class)
    }
}

impl Hand {
    /// May this hand turn `before` into `after`? No code means present.
    pub const fn turn(
        self,
        before: Option<Attendance>,
        after: Option<Attendance>,
    ) -> Result<(), AbsenceRefused> {
        match self {
            Self::Teacher if has_reason(before) => Err(AbsenceRefused::Resolved),
            Self::Teacher if has_reason(after) => Err(AbsenceRefused::ReasonNotYours),
            Self::ClassTeacher if !is_absence(before) => Err(AbsenceRefused::NoAbsence),
            // Back to «ОТ» as well: a reason given by mistake is taken back so.
            Self::ClassTeacher if !is_absence(after) => Err(AbsenceRefused::NotAReason),
            Self::Teacher | Self::ClassTeacher => Ok(()),
        }
    }
}

impl Absence<'_> {
    /// Whom to ask before the reason is written.
    pub const fn resolve_absence(&self) -> ResolveAbsence {
        ResolveAbsence { school: self.lesson.school, class: self.class }
    }

    /// Gives the absence its reason, or takes it back with «ОТ», while the journal is open.
    pub fn resolve(
        &self,
        code: Attendance,
        today: NaiveDate,
        permit: Permit<ResolveAbsence>,
    ) -> Result<Resolution, AbsenceRefused> {
        self.lesson.open_on(today)?;
        Hand::ClassTeacher.turn(self.code, Some(code))?;
        Ok(Resolution { by: permit.by(), lesson: self.lesson.id, pupil: self.pupil, code })
    }
}

impl Resolution {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn lesson(&self) -> LessonId {
        self.lesson
    }

    pub const fn pupil(&self) -> PersonId {
        self.pupil
    }

    pub const fn code(&self) -> Attendance {
        self.code
    }
}

/// УП, Б or НП.
const fn has_reason(code: Option<Attendance>) -> bool {
    is_absence(code) && !matches!(code, Some(Attendance::Absent))
}

const fn is_absence(code: Option<Attendance>) -> bool {
    matches!(code, Some(code) if code.is_absence())
}
