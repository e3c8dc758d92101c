//! All SQL of the slips: who is before the door, and what it takes to hand them a password.

mod issue;
mod people;
mod visits;

pub use issue::prepare;
pub use people::sheet;
pub use visits::visits;
