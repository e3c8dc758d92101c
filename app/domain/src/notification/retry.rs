//! How long a mail that was not taken waits for its next try.

use chrono::TimeDelta;

/// Tries of one mail: they take a little more than a day.
const MOST_TRIES: u32 = 12;
const LONGEST: TimeDelta = TimeDelta::hours(6);

/// The wait after so many tries, each twice the one before; nothing: it is given up.
pub fn again_after(tries: u32) -> Option<TimeDelta> {
    (tries < MOST_TRIES).then(|| TimeDelta::minutes(1 << tries.min(16)).min(LONGEST))
}
