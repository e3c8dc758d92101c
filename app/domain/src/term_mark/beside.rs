//! A term mark beside what the rule makes of the current marks: what a deputy head compares.

use serde::{Deserialize, Serialize};

use super::anomaly::{Posted, outdated};
use super::departure::Departure;
use super::suggestion::Suggestion;

/// How a term mark stands to its pupil's current marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Beside {
    /// How far it goes from what the rule suggests now.
    pub departure: Option<Departure>,
    /// The rule suggests something else than when it was written.
    pub outdated: bool,
}

impl Beside {
    pub fn of(posted: Posted, now: Suggestion) -> Self {
        let departure = now.outcome.departure(posted.value);
        Self { departure, outdated: outdated(&[(posted, now)]).next().is_some() }
    }

    /// Is it worth a look?
    pub const fn differs(self) -> bool {
        self.departure.is_some() || self.outdated
    }
}
