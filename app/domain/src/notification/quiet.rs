//! Quiet hours: when no mail is sent, by the clock of the city.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

/// A full hour of the day, 0 to 23.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hour(u8);

/// Text that is no hour.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("«{0}» не час. Бывают часы от 0 до 23.")]
pub struct NotAnHour(pub String);

impl Hour {
    pub fn all() -> impl Iterator<Item = Self> {
        (0..24).map(Self)
    }

    pub const fn new(hour: u8) -> Option<Self> {
        if hour < 24 { Some(Self(hour)) } else { None }
    }

    pub const fn number(self) -> u8 {
        self.0
    }

    fn time(self) -> NaiveTime {
        NaiveTime::from_hms_opt(u32::from(self.0), 0, 0).unwrap_or_default()
    }

    /// The nearest moment of this hour that is not before `now`.
    pub fn next(self, now: NaiveDateTime) -> NaiveDateTime {
        let today = now.date().and_time(self.time());
        if today >= now { today } else { today.checked_add_days(Days::new(1)).unwrap_or(today) }
    }
}

impl fmt::Display for Hour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Hour {
    type Err = NotAnHour;
    fn from_str(text: &str) -> Result<Self, NotAnHour> {
        text.parse().ok().and_then(Self::new).ok_or_else(|| NotAnHour(text.to_owned()))
    }
}

impl TryFrom<String> for Hour {
    type Error = NotAnHour;
    fn try_from(text: String) -> Result<Self, NotAnHour> {
        text.parse()
    }
}

impl From<Hour> for String {
    fn from(hour: Hour) -> Self {
        hour.to_string()
    }
}

/// From an hour to an hour, over midnight too; from an hour to itself is never.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct QuietHours {
    pub from: Hour,
    pub until: Hour,
}

impl Default for QuietHours {
    fn default() -> Self {
        Self { from: Hour(22), until: Hour(7) }
    }
}

impl QuietHours {
    pub fn contains(self, moment: NaiveDateTime) -> bool {
        let hour = Hour(u8::try_from(moment.hour()).unwrap_or_default());
        if self.from <= self.until {
            self.from <= hour && hour < self.until
        } else {
            self.from <= hour || hour < self.until
        }
    }

    /// The moment itself, or the end of the quiet hours it falls into.
    pub fn after(self, moment: NaiveDateTime) -> NaiveDateTime {
        if self.contains(moment) { self.until.next(moment) } else { moment }
    }
}
