//! A hand at work: enters in the log what one piece of work does, step by step.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, SchoolId};

use super::{CITY, Happening, record};
use crate::kit::db::Writing;
use crate::kit::{AppResult, request};

/// The hand that writes, the school it writes in, and when.
#[derive(Clone, Copy, Debug)]
pub struct Log {
    pub school: SchoolId,
    /// None: the administrator at the console.
    pub by: Option<AccountId>,
    pub at: DateTime<Utc>,
}

impl Log {
    /// Ids and names of columns only: no name of a person stands in the log.
    pub async fn enter(
        &self,
        tx: &Writing,
        act: &'static str,
        subject: String,
        new: Option<String>,
    ) -> AppResult<()> {
        record(tx, &self.line(act, subject, new)).await
    }

    /// A line to be entered with others, by [`record_all`](super::record_all) in one statement.
    pub fn line(&self, act: &'static str, subject: String, new: Option<String>) -> Happening {
        let Self { school, by, at } = *self;
        let reason = by.is_none().then(request::console_user);
        Happening { school, at, by, act, subject, old: None, new, reason }
    }
}

/// Enters what somebody did to the own account: it is of a person and of no school.
pub async fn record_own(
    tx: &Writing,
    at: DateTime<Utc>,
    account: AccountId,
    act: &'static str,
) -> AppResult<()> {
    let log = Log { school: CITY, by: Some(account), at };
    log.enter(tx, act, format!("account:{account}"), None).await
}
