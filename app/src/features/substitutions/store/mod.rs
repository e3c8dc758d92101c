//! All SQL of substitutions.

mod absences;
mod board;
mod day;
mod papers;
mod settled;
mod touched;

pub use absences::{away_list, cancel, change, employed, enter, release, standing, whose};
pub use board::board;
pub use day::{day_of, day_to_settle};
pub use papers::{register, sheet};
pub use settled::{Settled, keep};
