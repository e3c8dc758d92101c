//! The diary: how a family reads a week, a day without lessons, an average, and what is missing to the next mark.

mod aim;
mod attended;
mod reckoning;
mod rest;
mod week;

pub use aim::{Needed, Rounding};
pub use attended::attended;
pub use reckoning::Reckoning;
pub use rest::{Rest, Vacation, rest};
pub use week::{by_day, school_week};

#[cfg(test)]
mod tests;
