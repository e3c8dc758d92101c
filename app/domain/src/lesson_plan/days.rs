//! The lessons of a group over its year: those that are laid out, and beyond them its places in the week.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::{Span, lesson_days, weekday_number};

/// A lesson of a group: its day, and which lesson of the day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Hour {
    pub date: NaiveDate,
    pub number: u8,
}

/// A place in the week, in force for some days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    /// Monday = 1.
    pub weekday: u8,
    pub number: u8,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
}

/// Lessons of a group that will be held or were, in the order of time. `laid` are rows of the timetable of days, each
/// with whether it was cancelled; beyond the last of them the week goes on as `slots` say, on days of lessons alone.
/// None falls into a pause.
pub fn hours_of(
    laid: &[(Hour, bool)],
    slots: &[Slot],
    (terms, vacations): (&[Span], &[Span]),
    pauses: &[Span],
) -> Vec<Hour> {
    let end = laid.iter().map(|(hour, _)| hour.date).max();
    let held = laid.iter().filter(|(_, cancelled)| !cancelled).map(|(hour, _)| *hour);
    let days = lesson_days(terms, vacations).into_iter().filter(|day| end.is_none_or(|end| *day > end));
    let coming = days.flat_map(|date| {
        let today = slots.iter().filter(move |slot| {
            slot.weekday == weekday_number(date)
                && slot.since <= date
                && slot.until.is_none_or(|until| date <= until)
        });
        today.map(move |slot| Hour { date, number: slot.number })
    });
    let paused = |hour: &Hour| pauses.iter().any(|span| span.contains(hour.date));
    let mut hours: Vec<Hour> = held.chain(coming).filter(|hour| !paused(hour)).collect();
    hours.sort_unstable();
    hours.dedup();
    hours
}
