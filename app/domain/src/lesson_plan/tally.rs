//! «Выдано/план»: how much of a plan has been given, and whether the lessons left suffice.

use serde::{Deserialize, Serialize};

/// Hours of a plan against lessons of a group.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tally {
    /// Hours of the whole plan.
    pub planned: u32,
    /// Lessons held with a topic of the plan.
    pub given: u32,
    /// Hours of the plan still to be given.
    pub due: u32,
    /// Lessons still to come.
    pub ahead: u32,
}

impl Tally {
    /// Lessons that the rest of the plan wants and the calendar has not.
    pub const fn lacking(self) -> u32 {
        self.due.saturating_sub(self.ahead)
    }

    /// Lessons left over once the plan is given.
    pub const fn spare(self) -> u32 {
        self.ahead.saturating_sub(self.due)
    }
}
