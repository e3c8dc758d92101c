//! How new a notice is to one reader: what was taken back before it was read was never there.

use serde::{Deserialize, Serialize};

use crate::ids::EventId;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Freshness {
    New,
    /// It was read, and is another since.
    Changed,
    /// It was read, and is gone since.
    TakenBack,
    Read,
}

impl Freshness {
    /// Of a notice told first at `first` and last at `last`, to somebody who has read up to `read`; nothing: it is not
    /// shown to them.
    pub fn of((first, last): (EventId, EventId), stands: bool, read: EventId) -> Option<Self> {
        match (stands, last <= read, first <= read) {
            (true, true, _) => Some(Self::Read),
            (true, false, true) => Some(Self::Changed),
            (true, false, false) => Some(Self::New),
            (false, false, true) => Some(Self::TakenBack),
            (false, ..) => None,
        }
    }

    pub fn is_unread(self) -> bool {
        self != Self::Read
    }
}
