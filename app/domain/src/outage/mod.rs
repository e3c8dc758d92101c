//! A day without power or network: sheets printed beforehand, filled in by hand, and carried over into the journal.

mod line;
mod meeting;
mod span;
mod stamp;

pub use line::{LineRefused, read_line};
pub use meeting::{Meeting, meet, meet_text};
pub use span::{MOST_DAYS, Reach, reach};
pub use stamp::{Stamp, list_code};

#[cfg(test)]
mod tests;
