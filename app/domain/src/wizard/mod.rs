//! The wizard that begins a school year: its steps, and what is still missing before the year is opened.

mod class;
mod missing;
mod progress;
mod vacancy;

use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use class::{ClassStays, ClassUse};
pub use missing::{ClassFacts, GradeFacts, Missing, YearFacts, missing};
pub use progress::Progress;
pub use vacancy::{REASON_MOST, ReasonRefused, vacancy_reason};

/// The steps, in the order a school goes them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Card,
    Staff,
    Subjects,
    Classes,
    Rooms,
    Plan,
    Groups,
    Kinds,
    Borders,
    Pupils,
    Timetable,
    Check,
}

/// A text that names no step.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("Такого шага нет.")]
pub struct NoStep;

impl Step {
    pub const ALL: [Self; 12] = [
        Self::Card,
        Self::Staff,
        Self::Subjects,
        Self::Classes,
        Self::Rooms,
        Self::Plan,
        Self::Groups,
        Self::Kinds,
        Self::Borders,
        Self::Pupils,
        Self::Timetable,
        Self::Check,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Kinds => "kinds",
            Self::Borders => "borders",
            Self::Staff => "staff",
            Self::Subjects => "subjects",
            Self::Classes => "classes",
            Self::Rooms => "rooms",
            Self::Pupils => "pupils",
            Self::Plan => "plan",
            Self::Groups => "groups",
            Self::Timetable => "timetable",
            Self::Check => "check",
        }
    }

    pub const fn title(self) -> &'static str {
        match self {
            Self::Card => "Карточка школы",
            Self::Kinds => "Год и периоды",
            Self::Borders => "Границы и каникулы",
            Self::Staff => "Сотрудники",
            Self::Subjects => "Предметы",
            Self::Classes => "Классы",
            Self::Rooms => "Кабинеты и звонки",
            Self::Pupils => "Ученики и родители",
            Self::Plan => "Учебный план",
            Self::Groups => "Группы и учителя",
            Self::Timetable => "Расписание",
            Self::Check => "Проверка и открытие",
        }
    }

    /// The step after; the last leads to itself.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL.into_iter().find(|step| *step > self).unwrap_or(self)
    }

    /// The step before, if there is one.
    pub fn back(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|step| *step < self)
    }

    /// The furthest step once `done` has been gone through: what was reached is never lost.
    #[must_use]
    pub fn reached(self, done: Self) -> Self {
        self.max(done.next())
    }
}

impl FromStr for Step {
    type Err = NoStep;

    fn from_str(text: &str) -> Result<Self, NoStep> {
        Self::ALL.into_iter().find(|step| step.code() == text).ok_or(NoStep)
    }
}

#[cfg(test)]
mod tests;
