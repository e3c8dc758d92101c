//! A reminder to a teacher: how many lessons of some days lack what is a duty at every lesson.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::Span;

/// Written «3 5 2026-11-09 2026-11-15».
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reminder {
    without_attendance: u32,
    without_topic: u32,
    days: Span,
}

/// Text that is no reminder.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("«{0}» is no reminder")]
pub struct NotAReminder(pub String);

impl Reminder {
    /// Nothing, where nothing is lacking: there is nothing to remind of.
    pub const fn of(without_attendance: u32, without_topic: u32, days: Span) -> Option<Self> {
        if without_attendance == 0 && without_topic == 0 {
            return None;
        }
        Some(Self { without_attendance, without_topic, days })
    }

    pub const fn without_attendance(&self) -> u32 {
        self.without_attendance
    }

    pub const fn without_topic(&self) -> u32 {
        self.without_topic
    }

    pub const fn days(&self) -> Span {
        self.days
    }
}

impl fmt::Display for Reminder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Span { first, last } = self.days;
        write!(f, "{} {} {first} {last}", self.without_attendance, self.without_topic)
    }
}

impl FromStr for Reminder {
    type Err = NotAReminder;

    fn from_str(text: &str) -> Result<Self, NotAReminder> {
        let no = || NotAReminder(text.to_owned());
        let [attendance, topic, first, last] = text.split(' ').collect::<Vec<_>>()[..] else {
            return Err(no());
        };
        let number = |text: &str| text.parse::<u32>().map_err(|_| no());
        let day = |text: &str| text.parse::<NaiveDate>().map_err(|_| no());
        let days = Span { first: day(first)?, last: day(last)? };
        Self::of(number(attendance)?, number(topic)?, days).ok_or_else(no)
    }
}
