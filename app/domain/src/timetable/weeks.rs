//! Lessons of half an hour a week: held in every other week.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::monday_of;

/// In which weeks a lesson is held; the week in which the year begins is the first, an odd one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weeks {
    #[default]
    Every,
    Odd,
    Even,
}

impl Weeks {
    pub const ALL: [Self; 3] = [Self::Every, Self::Odd, Self::Even];

    /// The code stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Every => "every",
            Self::Odd => "odd",
            Self::Even => "even",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|weeks| weeks.code() == code)
    }

    /// «нечёт.», nothing for every week.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Every => "",
            Self::Odd => "нечёт.",
            Self::Even => "чёт.",
        }
    }

    /// Is there a week with lessons of both?
    pub fn meet(self, other: Self) -> bool {
        self == Self::Every || other == Self::Every || self == other
    }

    /// The kind of the week of `day` in a year that begins on `first`.
    pub fn of(day: NaiveDate, first: NaiveDate) -> Self {
        let weeks = (monday_of(day) - monday_of(first)).num_weeks();
        if weeks.rem_euclid(2) == 0 { Self::Odd } else { Self::Even }
    }
}
