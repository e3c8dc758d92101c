//! First passwords on paper, whoever hands them out: a login for whoever lacks one, the password made, hashed, printed,
//! and only then written. The law of whom a slip is for is `domain::slip`.

mod store;

use chrono::{Days, NaiveDate};
use domain::slip::LASTS_DAYS;

pub use store::{Handed, Minted, login, mint, pattern, set_pattern, write};

/// The last day of a password issued today: fourteen days, the first and the last counted in.
pub fn last_day(today: NaiveDate) -> NaiveDate {
    today + Days::new(LASTS_DAYS - 1)
}
