//! Has somebody come in yet, and if not, what do they hold in hand?

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the account says of a person's way in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct AccountFacts {
    pub exists: bool,
    pub blocked: bool,
    /// Last day of a one-time password that was issued and not spent.
    pub one_time_until: Option<NaiveDate>,
    /// Day of the last visit.
    pub seen: Option<NaiveDate>,
}

/// Where a person stands before the door.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    NoLogin,
    Blocked,
    /// Has a login and has never come in.
    Never,
    /// Holds a slip.
    Issued {
        until: NaiveDate,
    },
    /// Held a slip for too long.
    Lapsed {
        since: NaiveDate,
    },
    /// Comes in with a password of their own.
    Visits {
        last: NaiveDate,
    },
}

impl Access {
    pub fn on(today: NaiveDate, account: AccountFacts) -> Self {
        match account {
            AccountFacts { exists: false, .. } => Self::NoLogin,
            AccountFacts { blocked: true, .. } => Self::Blocked,
            AccountFacts { one_time_until: Some(until), .. } if until >= today => Self::Issued { until },
            AccountFacts { one_time_until: Some(since), .. } => Self::Lapsed { since },
            AccountFacts { seen: Some(last), .. } => Self::Visits { last },
            AccountFacts { .. } => Self::Never,
        }
    }

    /// Waits for a slip: there is nothing to sign in with.
    pub const fn wants_slip(self) -> bool {
        matches!(self, Self::NoLogin | Self::Never | Self::Lapsed { .. })
    }
}
