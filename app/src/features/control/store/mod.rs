//! All SQL of control.

mod counted;
mod doubts;
mod late;
mod listed;
mod past;
mod proof;

pub use counted::overview;
pub use doubts::doubts;
pub use listed::lessons;
pub use past::past;
pub use proof::{proof, recounted};
