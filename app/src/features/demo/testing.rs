//! The tiny city for a test of its own: seeded once per process, copied for each test.

use std::sync::OnceLock;

use chrono::NaiveDate;

use super::{Seeded, Wish, seed};
use crate::kit::testing::{FreshDb, fresh_city};

/// The day on which tests live: the first quarter is closed, the second is open.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 12).expect("a day of November")
}

/// A copy of the tiny city, gone with the test.
pub async fn tiny_city() -> (FreshDb, Seeded) {
    static SEEDED: OnceLock<Seeded> = OnceLock::new();
    let fresh = fresh_city(async |db| {
        let seeded = Box::pin(seed(db, &Wish::tiny(today()))).await.unwrap();
        SEEDED.set(seeded).unwrap();
    })
    .await;
    (fresh, SEEDED.get().expect("the template was seeded before its first copy").clone())
}
