//! The reason of an absence, given by the class teacher. The only maker of a [`Resolution`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::hand::{Hand, TurnRefused};
use crate::access::{Action, Actor, Permit};
use crate::ids::{AccountId, ClassId, LessonId, PersonId, SchoolId};
use crate::journal::{Attendance, Lesson, MarkRefused};

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

/// Why an absence keeps its code.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceRefused {
    #[error(transparent)]
    Journal(#[from] MarkRefused),
    #[error(transparent)]
    Turn(#[from] TurnRefused),
}

impl Action for ResolveAbsence {
    const NAME: &'static str = "resolve an absence";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.leads(self.school, self.class)
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
