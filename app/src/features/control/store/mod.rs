//! All SQL of control.

mod access;
mod averages;
mod counted;
mod doubts;
mod late;
mod listed;
mod past;
mod proof;
mod remind;
mod term_past;

pub use access::access;
pub use averages::averages;
pub use counted::overview;
pub use doubts::doubts;
pub use listed::lessons;
pub use past::past;
pub use proof::{proof, recounted};
pub use remind::{lacking_of, remind, remind_all};
pub use term_past::term_past;
