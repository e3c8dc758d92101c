//! All SQL of absences.

mod board;
mod missed;
mod notes;
mod seats;

pub use board::{board, suggested};
pub use notes::{keep, notes};
pub use seats::{back, seats};
