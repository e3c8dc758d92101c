//! All SQL of the slips: who is before the door, and what it takes to hand them a password.

mod issue;
mod login;
mod people;
mod visits;

pub use issue::{issue, mint, prepare};
pub use people::sheet;
pub use visits::visits;
