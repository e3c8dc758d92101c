//! May this be decided of a lesson? The only maker of a [`Decision`].

use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::day::{Day, DayLesson, Outcome, Standing, Written};
use super::policy::ArrangeSubstitutions;
use super::shift::Shifting;
use crate::access::Permit;
use crate::calendar::YearState;
use crate::ids::{AccountId, LessonId, PersonId};
use crate::journal::LessonState;

/// What is decided of a lesson. Only [`Day::decide`] and [`Day::place_best`] make one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decision {
    by: AccountId,
    lesson: LessonId,
    /// None: the lesson is as it was before anything was decided.
    outcome: Option<Outcome>,
}

/// Why a lesson stays as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum SubstitutionRefused {
    #[error("Разрешение дано на другую школу.")]
    NotPermitted,
    #[error("Учебный год закрыт или ещё не открыт: замены в нём не меняют.")]
    YearNotOpen,
    #[error("В этот день такого урока нет. Обновите страницу.")]
    NoLesson,
    #[error("Урок уже проведён, посещаемость подтверждена: замену не меняют.")]
    Held,
    #[error("Урок отменён или перенесён не заменой. Здесь его не вернуть.")]
    Off,
    #[error("Учитель этого урока не отмечен отсутствующим. Сначала отметьте отсутствие.")]
    NobodyAway,
    #[error("Такого учителя в школе нет.")]
    NoTeacher,
    #[error("Этот учитель в это время сам отсутствует. Выберите другого.")]
    TeacherAway,
    #[error("У этого учителя в это время {0}-й урок в другом классе. Выберите другого.")]
    TeacherBusy(u8),
    #[error("Второй половины класса в это время нет или её учитель отсутствует: объединить не с кем.")]
    NoOtherHalf,
    #[error("В журнале урока уже есть записи: отменить его нельзя. Назначьте замену.")]
    Written,
    #[error("Об этом уроке ничего не решали.")]
    NothingToUndo,
    #[error("Урок уже перенесён или заменён другим предметом. Сначала снимите это решение.")]
    Placed,
    #[error(
        "Урок, который поставлен вместо этого, уже проведён, заполнен в журнале или сам заменён: решение не снять."
    )]
    MadeInUse,
    #[error("Учитель урока в это время уже ведёт другой. Сначала снимите решение о том уроке.")]
    TeacherTaken,
    #[error("У этих учеников в это время уже стоит другой урок. Сначала снимите решение о том уроке.")]
    PupilsTaken,
    #[error("В журнале урока уже есть записи: перенести его или заменить предмет нельзя.")]
    WrittenAlready,
    #[error("Урок и так стоит в это время. Выберите другое.")]
    Here,
    #[error("Учитель в это время отсутствует. Выберите другое время.")]
    TeacherAwayThen,
    #[error("У учителя в это время другой урок. Выберите другое время.")]
    TeacherBusyThen,
    #[error("У этих учеников в это время другой урок. Выберите другое время.")]
    PupilsBusyThen,
    #[error("В этот день такого урока по звонкам нет. Выберите другое время.")]
    NoBell,
    #[error("У этих учеников нет другого предмета с таким учителем. Обновите страницу.")]
    NoOtherSubject,
}

impl Day {
    /// Turns a choice about a lesson of this day into a decision, if nothing stands against it.
    pub fn decide(
        &self,
        shifting: &Shifting,
        choice: Choice,
        permit: &Permit<ArrangeSubstitutions>,
    ) -> Result<Decision, SubstitutionRefused> {
        self.is_open_to(permit)?;
        let of = &shifting.lesson;
        let outcome = match choice {
            Choice::Undo => {
                may_change(of)?;
                self.may_come_back(shifting)?;
                None
            }
            Choice::Teacher(person) => {
                self.may_settle(of)?;
                self.may_stand_in(person, of)?;
                Some(Outcome::Replaced(person))
            }
            Choice::Merge => {
                self.may_settle(of)?;
                let (_, person) = self.other_half(of).ok_or(SubstitutionRefused::NoOtherHalf)?;
                Some(Outcome::Merged(person))
            }
            Choice::Cancel => {
                self.may_settle(of)?;
                if of.written == Written::Something {
                    return Err(SubstitutionRefused::Written);
                }
                Some(Outcome::Cancelled)
            }
        };
        Ok(Decision { by: permit.by(), lesson: of.id, outcome })
    }

    /// Decides for every open lesson of the day at once.
    pub fn place_best(
        &self,
        permit: &Permit<ArrangeSubstitutions>,
    ) -> Result<Vec<Decision>, SubstitutionRefused> {
        self.is_open_to(permit)?;
        let decided = |(lesson, outcome)| Decision { by: permit.by(), lesson, outcome: Some(outcome) };
        Ok(self.best().into_iter().map(decided).collect())
    }

    pub(super) fn is_open_to(
        &self,
        permit: &Permit<ArrangeSubstitutions>,
    ) -> Result<(), SubstitutionRefused> {
        if permit.action().0 != self.school {
            return Err(SubstitutionRefused::NotPermitted);
        }
        is_open(self.year)
    }

    fn may_settle(&self, lesson: &DayLesson) -> Result<(), SubstitutionRefused> {
        may_change(lesson)?;
        if lesson.decided.and_then(Outcome::made).is_some() {
            return Err(SubstitutionRefused::Placed);
        }
        match self.standing(lesson) {
            Standing::Open | Standing::Settled(_) => Ok(()),
            Standing::Usual => Err(SubstitutionRefused::NobodyAway),
        }
    }

    pub(super) fn may_stand_in(
        &self,
        person: PersonId,
        lesson: &DayLesson,
    ) -> Result<(), SubstitutionRefused> {
        if person != lesson.teacher && !self.staff.iter().any(|colleague| colleague.id == person) {
            return Err(SubstitutionRefused::NoTeacher);
        }
        if person == lesson.teacher || self.is_away(person, lesson.number) {
            return Err(SubstitutionRefused::TeacherAway);
        }
        match self.busy_with(person, lesson) {
            Some(other) => Err(SubstitutionRefused::TeacherBusy(other.number)),
            None => Ok(()),
        }
    }
}

pub(super) const fn is_open(year: YearState) -> Result<(), SubstitutionRefused> {
    match year {
        YearState::Open | YearState::Closing => Ok(()),
        _ => Err(SubstitutionRefused::YearNotOpen),
    }
}

pub(super) fn may_change(lesson: &DayLesson) -> Result<(), SubstitutionRefused> {
    match (lesson.state, lesson.decided) {
        (LessonState::Held, _) => Err(SubstitutionRefused::Held),
        (LessonState::Planned, _) => Ok(()),
        (off, Some(outcome)) if outcome.state() == off => Ok(()),
        (LessonState::Cancelled | LessonState::Moved, _) => Err(SubstitutionRefused::Off),
    }
}

impl Decision {
    /// A lesson that its own teacher gives again, for no absence covers it any more.
    pub fn released(lesson: LessonId, permit: &Permit<ArrangeSubstitutions>) -> Self {
        Self { by: permit.by(), lesson, outcome: None }
    }

    pub(super) const fn placed((by, lesson): (AccountId, LessonId), outcome: Outcome) -> Self {
        Self { by, lesson, outcome: Some(outcome) }
    }

    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn lesson(&self) -> LessonId {
        self.lesson
    }

    pub const fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }
}
