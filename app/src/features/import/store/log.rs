//! Who brings the list, for the log of events.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, SchoolId};

use crate::kit::AppResult;
use crate::kit::db::Writing;
use crate::kit::event::{Happening, record};
use crate::kit::request;

/// The hand that writes, the school it writes in, and when.
#[derive(Clone, Copy, Debug)]
pub struct Log {
    pub school: SchoolId,
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
        let Self { school, by, at } = *self;
        let reason = by.is_none().then(request::console_user);
        record(tx, &Happening { school, at, by, act, subject, old: None, new, reason }).await
    }
}
