//! All SQL of calendars.

mod choices;
mod feeds;
mod found;
mod lessons;

pub use feeds::{feeds, make, revoke};
pub use found::{feed, note_read};
pub use lessons::calendar;
