//! All SQL of control.

mod counted;
mod doubts;
mod late;
mod listed;
mod past;
mod proof;
mod remind;

pub use counted::overview;
pub use doubts::doubts;
pub use listed::lessons;
pub use past::past;
pub use proof::{proof, recounted};
pub use remind::{lacking_of, remind};
