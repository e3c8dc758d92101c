//! Who leads a class and who teaches a group, named from a day on.

use chrono::NaiveDate;

use crate::access::{Action, Actor, Permit};
use crate::calendar::{Span, YearState};
use crate::ids::{AccountId, ClassId, GroupId, PersonId, SchoolId};
use crate::role::Right;

/// Policy: name class teachers and the teachers of groups in this school.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NameTeachers(pub SchoolId);

impl Action for NameTeachers {
    const NAME: &'static str = "name teachers of classes and groups";

    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::SetUpYear, self.0)
    }
}

/// Somebody who works in the school, with the first and the last day as far as they are known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Colleague {
    pub person: PersonId,
    pub since: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

/// What somebody answers for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TeachingSeat {
    Class(ClassId),
    Group {
        group: GroupId,
        /// The day of the last lesson that was held.
        held: Option<NaiveDate>,
        /// A lesson at which the new teacher is already busy: «6Б, Алгебра, 25.11.2026, 3-й урок».
        busy: Option<String>,
    },
}

/// A class or a group of a year with whoever has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TeachingPost {
    pub seat: TeachingSeat,
    pub holder: Option<PersonId>,
    pub year: Span,
    pub state: YearState,
}

/// A change that may be written. Only [`TeachingPost::name`] makes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TeacherEntry {
    by: AccountId,
    school: SchoolId,
    post: TeachingPost,
    teacher: Option<PersonId>,
    since: NaiveDate,
}

#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TeacherRefused {
    #[error("Учебный год закрыт: учителей в нём больше не меняют.")]
    YearClosed,
    #[error("Этот день не входит в учебный год.")]
    OutsideYear,
    #[error("Права классного руководителя появляются сразу: выберите сегодняшний день или прошедший.")]
    Ahead,
    #[error("Позже этого дня уже проведены уроки: их вёл прежний учитель. Выберите более поздний день.")]
    AlreadyHeld,
    #[error("В этот день сотрудник ещё не работает в школе.")]
    NotYet,
    #[error("Сотрудник увольняется раньше этого дня.")]
    Leaves,
    #[error("Учитель в это время занят: {0}.")]
    Busy(String),
}

impl TeachingPost {
    /// Names `whom` from a day on, or nobody; in a year still being set up from its first day.
    pub fn name(
        self,
        whom: Option<Colleague>,
        (day, today): (NaiveDate, NaiveDate),
        permit: &Permit<NameTeachers>,
    ) -> Result<TeacherEntry, TeacherRefused> {
        let draft = self.state == YearState::Draft;
        let since = if draft { self.year.first } else { day };
        if self.state == YearState::Closed {
            return Err(TeacherRefused::YearClosed);
        }
        if !self.year.contains(since) {
            return Err(TeacherRefused::OutsideYear);
        }
        if !draft {
            self.open_to(since, today)?;
        }
        if let Some(whom) = whom {
            if whom.until.is_some_and(|last| last < since) {
                return Err(TeacherRefused::Leaves);
            }
            if !draft && whom.since.is_some_and(|first| first > since) {
                return Err(TeacherRefused::NotYet);
            }
        }
        let NameTeachers(school) = *permit.action();
        let teacher = whom.map(|whom| whom.person);
        Ok(TeacherEntry { by: permit.by(), school, post: self, teacher, since })
    }

    fn open_to(&self, since: NaiveDate, today: NaiveDate) -> Result<(), TeacherRefused> {
        match &self.seat {
            TeachingSeat::Class(_) if since > today => Err(TeacherRefused::Ahead),
            TeachingSeat::Group { held, .. } if held.is_some_and(|held| since < held) => {
                Err(TeacherRefused::AlreadyHeld)
            }
            TeachingSeat::Group { busy: Some(lesson), .. } => Err(TeacherRefused::Busy(lesson.clone())),
            _ => Ok(()),
        }
    }
}

impl TeacherEntry {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn school(&self) -> SchoolId {
        self.school
    }

    pub const fn seat(&self) -> &TeachingSeat {
        &self.post.seat
    }

    /// Whoever had it until now.
    pub const fn holder(&self) -> Option<PersonId> {
        self.post.holder
    }

    pub const fn teacher(&self) -> Option<PersonId> {
        self.teacher
    }

    pub const fn since(&self) -> NaiveDate {
        self.since
    }

    /// The year is still being set up: nothing has been taught in it.
    pub fn in_draft(&self) -> bool {
        self.post.state == YearState::Draft
    }
}
