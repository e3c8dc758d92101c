//! School time: year, term, posting window.

mod bells;
mod borders;
mod days;
mod kind;
mod next;
mod plan;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::ids::{TermId, YearId};

pub use bells::{BELLS, SECOND_SHIFT, bell, bell_of_shift};
pub use borders::{BorderRefused, Borders, Cut, MAIN_SET, MODULE_SET, Rest, RestSet, Rhythm, Side, Spot};
pub use days::{is_day_off, lesson_days};
pub use kind::TermKind;
pub use next::{moved_day, moved_span, next_grade};
pub use plan::{TermPlan, VACATION_SETS, Vacation, YearPlan, vacation_set};

/// First and last day, both counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Span {
    #[serde(with = "crate::day")]
    pub first: NaiveDate,
    #[serde(with = "crate::day")]
    pub last: NaiveDate,
}

impl Span {
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.first.iter_days().take_while(move |day| *day <= self.last)
    }
}

/// A term as a journal needs it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Term {
    pub id: TermId,
    pub title: String,
    pub span: Span,
    /// Days on which marks of this term may be written.
    pub posting: Span,
}

impl Term {
    /// Of the terms of one kind in their order: the last begun by `day`, else the first.
    pub fn current(terms: &[Self], day: NaiveDate) -> Option<&Self> {
        terms.iter().rev().find(|term| term.span.first <= day).or_else(|| terms.first())
    }

    /// The term asked for, if it is among them, else the current one.
    pub fn asked(terms: &[Self], asked: Option<TermId>, day: NaiveDate) -> Option<&Self> {
        let asked = asked.and_then(|id| terms.iter().find(|term| term.id == id));
        asked.or_else(|| Self::current(terms, day))
    }
}

/// Where a school year stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YearState {
    Draft,
    Open,
    Closing,
    Closed,
}

impl YearState {
    pub const ALL: [Self; 4] = [Self::Draft, Self::Open, Self::Closing, Self::Closed];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Closing => "closing",
            Self::Closed => "closed",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// A closed year is read-only; a draft has no journal yet.
    pub const fn takes_marks(self) -> bool {
        matches!(self, Self::Open | Self::Closing)
    }
}

/// A school year of a school.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SchoolYear {
    pub id: YearId,
    pub span: Span,
    pub state: YearState,
}

/// First day of the school year that `today` belongs to: 1 September, this year's or last year's.
pub fn year_start(today: NaiveDate) -> NaiveDate {
    let year = if today.month() >= 9 { today.year() } else { today.year() - 1 };
    first_of_september(year)
}

/// 1 September of a calendar year.
pub fn first_of_september(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 9, 1).unwrap_or(NaiveDate::MIN)
}

/// Monday of the week of `day`.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

/// Monday = 1 … Sunday = 7, as timetables number days.
pub fn weekday_number(day: NaiveDate) -> u8 {
    match day.weekday() {
        Weekday::Mon => 1,
        Weekday::Tue => 2,
        Weekday::Wed => 3,
        Weekday::Thu => 4,
        Weekday::Fri => 5,
        Weekday::Sat => 6,
        Weekday::Sun => 7,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn quarter(number: i64, first: &str, last: &str) -> Term {
        let span = Span { first: first.parse().unwrap(), last: last.parse().unwrap() };
        Term { id: TermId(number), title: format!("{number} четверть"), span, posting: span }
    }

    #[test]
    fn the_current_term_is_the_last_begun_and_before_the_year_the_first() {
        let terms = [quarter(1, "2026-09-01", "2026-10-25"), quarter(2, "2026-11-02", "2026-12-29")];
        let on = |day: &str| Term::current(&terms, day.parse().unwrap()).map(|term| term.id.0);
        assert_eq!((on("2026-08-20"), on("2026-09-01")), (Some(1), Some(1)));
        assert_eq!((on("2026-10-28"), on("2026-11-12"), on("2027-01-03")), (Some(1), Some(2), Some(2)));
        assert_eq!(Term::current(&[], terms[0].span.first), None);
    }

    #[test]
    fn a_term_asked_for_goes_before_the_current_one_if_it_is_there() {
        let terms = [quarter(1, "2026-09-01", "2026-10-25"), quarter(2, "2026-11-02", "2026-12-29")];
        let asked = |id| Term::asked(&terms, id, terms[1].span.first).map(|term| term.id.0);
        assert_eq!(
            (asked(None), asked(Some(TermId(1))), asked(Some(TermId(9)))),
            (Some(2), Some(1), Some(2))
        );
    }

    #[test]
    fn august_belongs_to_the_year_that_ends_and_september_to_the_one_that_begins() {
        assert_eq!(year_start(day("2026-08-31")), day("2025-09-01"));
        assert_eq!(year_start(day("2026-09-01")), day("2026-09-01"));
    }

    #[test]
    fn a_span_counts_both_its_ends() {
        let span = Span { first: day("2026-11-02"), last: day("2026-11-04") };
        assert!(span.contains(day("2026-11-02")) && span.contains(day("2026-11-04")));
        assert!(!span.contains(day("2026-11-05")));
        assert_eq!(span.days().count(), 3);
    }

    #[test]
    fn a_week_begins_on_monday() {
        assert_eq!(monday_of(day("2026-11-12")), day("2026-11-09"));
        assert_eq!(monday_of(day("2026-11-09")), day("2026-11-09"));
        assert_eq!(weekday_number(day("2026-11-12")), 4);
    }
}
