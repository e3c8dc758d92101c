//! An absence of a teacher: from which day to which, all day or some lessons of it, and the kind of reason alone.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::policy::ArrangeSubstitutions;
use crate::access::Permit;
use crate::calendar::Span;
use crate::ids::{AccountId, LessonId, PersonId};

/// Why a teacher is away, without a word about health.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceKind {
    Ill,
    Trip,
    Courses,
    Leave,
    Other,
}

/// Lessons of a day by number: from the third to the fifth.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Numbers {
    pub first: u8,
    pub last: u8,
}

/// A teacher is away.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TeacherAbsence {
    pub teacher: PersonId,
    pub span: Span,
    /// None: all day.
    pub numbers: Option<Numbers>,
    pub kind: AbsenceKind,
}

/// An absence that may be kept. Only [`TeacherAbsence::enter`] makes one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AbsenceEntry {
    by: AccountId,
    absence: TeacherAbsence,
}

/// A lesson of a teacher for which something was decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Placed {
    pub lesson: LessonId,
    pub date: NaiveDate,
    pub number: u8,
}

/// Why an absence is not kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AbsenceRefused {
    #[error("Последний день раньше первого.")]
    Backwards,
    #[error("Отсутствие не бывает длиннее года. Проверьте последний день.")]
    TooLong,
    #[error("Номера уроков — от 1 до {}, первый не больше последнего.", Numbers::LAST)]
    NoSuchLessons,
    #[error("Отсутствие учителя в эти дни уже отмечено. Измените его.")]
    Doubled,
}

impl AbsenceKind {
    pub const ALL: [Self; 5] = [Self::Ill, Self::Trip, Self::Courses, Self::Leave, Self::Other];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ill => "ill",
            Self::Trip => "trip",
            Self::Courses => "courses",
            Self::Leave => "leave",
            Self::Other => "other",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// «болезнь»
    pub const fn title(self) -> &'static str {
        match self {
            Self::Ill => "болезнь",
            Self::Trip => "командировка",
            Self::Courses => "курсы",
            Self::Leave => "отпуск",
            Self::Other => "другая причина",
        }
    }
}

impl Numbers {
    /// No school day has more lessons.
    pub const LAST: u8 = 14;

    /// From one to another; without the first from the first lesson, without the last to the end of the day.
    pub const fn between(first: Option<u8>, last: Option<u8>) -> Option<Self> {
        match (first, last) {
            (None, None) => None,
            (Some(first), None) => Some(Self { first, last: Self::LAST }),
            (None, Some(last)) => Some(Self { first: 1, last }),
            (Some(first), Some(last)) => Some(Self { first, last }),
        }
    }

    pub const fn contain(self, number: u8) -> bool {
        self.first <= number && number <= self.last
    }

    const fn meet(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

/// «3-й урок», «уроки 1–3», «с 4-го урока»
impl fmt::Display for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.first, self.last) {
            (first, last) if first == last => write!(f, "{first}-й урок"),
            (first, Self::LAST) => write!(f, "с {first}-го урока"),
            (first, last) => write!(f, "уроки {first}–{last}"),
        }
    }
}

impl TeacherAbsence {
    /// Is the teacher away at this lesson of this day?
    pub fn covers(&self, date: NaiveDate, number: u8) -> bool {
        self.span.contains(date) && self.numbers.is_none_or(|numbers| numbers.contain(number))
    }

    /// Turns a wish into an entry, unless it runs backwards or `others`, those that stand, say it already.
    pub fn enter(
        self,
        others: &[Self],
        permit: &Permit<ArrangeSubstitutions>,
    ) -> Result<AbsenceEntry, AbsenceRefused> {
        let Span { first, last } = self.span;
        if last < first {
            return Err(AbsenceRefused::Backwards);
        }
        if (last - first).num_days() > 366 {
            return Err(AbsenceRefused::TooLong);
        }
        let lawful = |numbers: Numbers| {
            1 <= numbers.first && numbers.first <= numbers.last && numbers.last <= Numbers::LAST
        };
        if !self.numbers.is_none_or(lawful) {
            return Err(AbsenceRefused::NoSuchLessons);
        }
        if others.iter().any(|other| self.meets(other)) {
            return Err(AbsenceRefused::Doubled);
        }
        Ok(AbsenceEntry { by: permit.by(), absence: self })
    }

    fn meets(&self, other: &Self) -> bool {
        let days = self.span.first <= other.span.last && other.span.first <= self.span.last;
        let lessons = self.numbers.zip(other.numbers).is_none_or(|(one, two)| one.meet(two));
        self.teacher == other.teacher && days && lessons
    }
}

impl AbsenceEntry {
    pub const fn by(&self) -> AccountId {
        self.by
    }

    pub const fn absence(&self) -> &TeacherAbsence {
        &self.absence
    }
}

/// When an absence is changed or taken back: those of the teacher's lessons, from `today` on, that no absence which
/// still stands covers. The teacher gives them again.
pub fn released(placed: &[Placed], standing: &[TeacherAbsence], today: NaiveDate) -> Vec<LessonId> {
    let free = |lesson: &&Placed| !standing.iter().any(|one| one.covers(lesson.date, lesson.number));
    placed.iter().filter(|lesson| lesson.date >= today).filter(free).map(|lesson| lesson.lesson).collect()
}
