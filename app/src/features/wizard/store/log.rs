//! What the wizard enters in the log of events.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, SchoolId};

use crate::kit::AppResult;
use crate::kit::db::Writing;
use crate::kit::event::{Happening, record};

/// Whose hand writes, in which school, and when.
#[derive(Clone, Copy, Debug)]
pub struct Log {
    pub school: SchoolId,
    pub by: AccountId,
    pub at: DateTime<Utc>,
}

impl Log {
    pub async fn enter(
        &self,
        tx: &Writing,
        act: &'static str,
        subject: String,
        new: Option<String>,
    ) -> AppResult<()> {
        let Self { school, by, at } = *self;
        record(tx, &Happening { school, at, by: Some(by), act, subject, old: None, new, reason: None }).await
    }
}
