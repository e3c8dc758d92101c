//! Lessons, lists and journals as the sheets need them. Nothing is written here: that is `kit::register`.

mod board;
mod facts;
mod papers;

pub use board::board;
pub use facts::{Facts, Taught, facts, facts_to_write, leave_trace};
pub use papers::papers;
