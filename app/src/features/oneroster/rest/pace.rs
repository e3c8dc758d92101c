//! How often a program may ask: each has a store of questions that fills up again by itself.

use std::num::NonZeroU32;

use domain::ids::RosterClientId;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::status::Failure;

/// Questions at once, after a pause.
const AT_ONCE: NonZeroU32 = NonZeroU32::new(200).expect("some at once");
/// Questions a second from then on: a city of 300,000 enrollments is read in a minute.
const A_SECOND: NonZeroU32 = NonZeroU32::new(5).expect("some a second");

/// What each program has left, in this process.
pub struct Pace(DefaultKeyedRateLimiter<i64>);

impl Pace {
    pub fn new() -> Self {
        Self(RateLimiter::keyed(Quota::per_second(A_SECOND).allow_burst(AT_ONCE)))
    }

    pub fn one_more(&self, program: RosterClientId) -> Result<(), Failure> {
        let now = || DefaultClock::default().now();
        self.0.check_key(&program.0).map_err(|not| Failure::TooOften(not.wait_time_from(now()).as_secs() + 1))
    }
}

/// The same for whoever reads the description.
pub fn pace() -> String {
    format!(
        "Каждой программе — до {AT_ONCE} запросов подряд, дальше по {A_SECOND} в секунду; чаще — ответ 429."
    )
}
