//! Why a day has no lessons.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::Span;

/// A vacation of the pupil's grade.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vacation {
    /// «Осенние»
    pub title: String,
    pub span: Span,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Rest {
    /// The pupil is in no class of a year that has begun to be kept.
    NoYear,
    /// The year begins on that day.
    BeforeYear(NaiveDate),
    /// The year ended on that day.
    AfterYear(NaiveDate),
    /// Its title and last day.
    Vacation(String, NaiveDate),
    /// A Sunday, a holiday, or simply nothing in the timetable.
    DayOff,
}

/// Why there are no lessons on `day`, in a `year` of the pupil's school.
pub fn rest(day: NaiveDate, year: Option<Span>, vacations: &[Vacation]) -> Rest {
    let Some(year) = year else { return Rest::NoYear };
    if day < year.first {
        return Rest::BeforeYear(year.first);
    }
    if day > year.last {
        return Rest::AfterYear(year.last);
    }
    let on = vacations.iter().find(|vacation| vacation.span.contains(day));
    on.map_or(Rest::DayOff, |vacation| Rest::Vacation(vacation.title.clone(), vacation.span.last))
}
