//! Openings of a diary: what is new to a reader since the former one, and who has stayed away for long.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

/// Who has not opened the diary for longer stays away.
const AWAY: Days = Days::new(14);
/// What is older is news to nobody.
const LONGEST: TimeDelta = TimeDelta::days(30);

/// When a reader opened the diary of a pupil.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Visit {
    /// The last day with an opening.
    pub on: NaiveDate,
    /// Its first opening.
    pub at: DateTime<Utc>,
    /// The first opening of the day with one before it.
    pub former: Option<DateTime<Utc>>,
}

impl Visit {
    /// Since when what was entered is new to the reader, all through the day of `today`; none: nothing is known of a
    /// former opening.
    pub fn news_since(self, (today, now): (NaiveDate, DateTime<Utc>)) -> Option<DateTime<Utc>> {
        let former = if self.on < today { Some(self.at) } else { self.former };
        former.map(|at| at.max(now - LONGEST))
    }
}

/// Has nobody opened the diary for two weeks, if `last` is the last day with an opening?
pub fn stays_away(last: Option<NaiveDate>, today: NaiveDate) -> bool {
    last.is_none_or(|last| last < today - AWAY)
}
