//! The diary: how a family reads a week, a day without lessons, an average, and the ways to a better mark.

mod ahead;
mod attended;
mod rest;
mod signature;
mod visit;
mod ways;
mod week;

pub use crate::journal::Reckoning;
pub use ahead::{Possible, ahead};
pub use attended::attended;
pub use rest::{Rest, Vacation, rest};
pub use signature::{ReadComment, SignWeek, SignedWeek, WeekRefused, may_be_signed};
pub use visit::{Visit, stays_away};
pub use ways::{Ahead, Further, Outlook, aims, ways};
pub use week::{by_day, school_week};

#[cfg(test)]
mod tests;
