//! The days of a set of sheets.

use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::Span;

/// A sheet takes a week at most.
pub const MOST_DAYS: usize = 7;

/// For how long sheets are taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Reach {
    #[default]
    Day,
    Week,
}

impl Reach {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
        }
    }

    /// What is not read is a day.
    pub fn parse(code: &str) -> Self {
        if code == Self::Week.code() { Self::Week } else { Self::Day }
    }
}

/// The day itself, or its week from Monday to Sunday.
pub fn reach(on: NaiveDate, reach: Reach) -> Span {
    let monday = on - Days::new(u64::from(on.weekday().num_days_from_monday()));
    match reach {
        Reach::Day => Span { first: on, last: on },
        Reach::Week => Span { first: monday, last: monday + Days::new(6) },
    }
}
