//! All SQL of substitutions.

mod absences;
mod board;
mod day;
mod made;
mod papers;
mod places;
mod settled;
mod touched;

pub use absences::{away_list, cancel, change, employed, enter, release, standing, whose};
pub use board::board;
pub use day::day_to_settle;
pub use made::make;
pub use papers::{register, sheet};
pub use places::{other_subject, places, to_settle, to_shift};
pub use settled::{Settled, keep};
