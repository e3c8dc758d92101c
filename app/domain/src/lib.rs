//! The school as rules: no clock, no database, no browser.

pub mod ids;
pub mod people;
