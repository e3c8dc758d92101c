//! The log sealed to its last event, for tests that read what is sealed.

use chrono::{DateTime, Utc};

use super::{Sealer, verify};
use crate::kit::db::Db;

/// Seals all that is in the log. Other tests' transactions on the same PostgreSQL hold the sealer back for a moment.
pub async fn seal_all(db: &Db, now: DateTime<Utc>) {
    let mut sealer = Sealer::default();
    while verify(db).await.unwrap().unsealed > 0 {
        sealer.pass(db, now).await.unwrap();
    }
}
