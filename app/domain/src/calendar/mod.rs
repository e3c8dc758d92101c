//! School time: year, term, posting window.

mod bells;
mod days;
mod plan;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::ids::{TermId, YearId};

pub use bells::{BELLS, SECOND_SHIFT, bell, bell_of_shift};
pub use days::{is_day_off, lesson_days};
pub use plan::{DayRefused, TermPlan, VACATION_SETS, Vacation, YearPlan, vacation_set};

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

/// How a year is cut for marks.
/// Ordered as the columns of a register stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermKind {
    Quarter,
    Trimester,
    Half,
    Year,
    Exam,
    Final,
}

impl TermKind {
    pub const ALL: [Self; 6] =
        [Self::Quarter, Self::Trimester, Self::Half, Self::Year, Self::Exam, Self::Final];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Quarter => "quarter",
            Self::Trimester => "trimester",
            Self::Half => "half",
            Self::Year => "year",
            Self::Exam => "exam",
            Self::Final => "final",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Usual in Russia: 1–9 by quarters, 10–12 by half-years. A school may set it otherwise.
    pub const fn usual_for(grade: u8) -> Self {
        if grade >= 10 { Self::Half } else { Self::Quarter }
    }

    /// A part of the year, whose mark comes of the marks of its lessons.
    pub const fn is_part(self) -> bool {
        matches!(self, Self::Quarter | Self::Trimester | Self::Half)
    }

    /// Does a class of `grade`, whose year is cut into terms of the kind `own`, get marks of this kind?
    /// The state exam is taken after grade 9; certificates are given after grades 9 and 11.
    pub fn concerns(self, own: Self, grade: u8) -> bool {
        match self {
            Self::Quarter | Self::Trimester | Self::Half => self == own,
            Self::Year => true,
            Self::Exam => grade == 9,
            Self::Final => matches!(grade, 9 | 11),
        }
    }

    /// The head of a narrow column: «1 ч», «год».
    pub fn brief(self, number: i32) -> String {
        match self {
            Self::Quarter => format!("{number} ч"),
            Self::Trimester => format!("{number} тр"),
            Self::Half => format!("{number} пг"),
            Self::Year => "год".to_owned(),
            Self::Exam => "экз".to_owned(),
            Self::Final => "итог".to_owned(),
        }
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
    fn every_class_gets_a_year_s_mark_grade_nine_an_exam_and_who_leaves_school_a_final_one() {
        let of = |own, grade| {
            let kinds = TermKind::ALL.into_iter().filter(|kind| kind.concerns(own, grade));
            kinds.map(TermKind::code).collect::<Vec<_>>()
        };
        assert_eq!(of(TermKind::Quarter, 7), ["quarter", "year"]);
        assert_eq!(of(TermKind::Quarter, 9), ["quarter", "year", "exam", "final"]);
        assert_eq!(of(TermKind::Half, 10), ["half", "year"]);
        assert_eq!(of(TermKind::Half, 11), ["half", "year", "final"]);
        assert!(TermKind::ALL.is_sorted());
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

    #[test]
    fn senior_grades_go_by_half_years() {
        assert_eq!(TermKind::usual_for(9), TermKind::Quarter);
        assert_eq!(TermKind::usual_for(10), TermKind::Half);
    }
}
