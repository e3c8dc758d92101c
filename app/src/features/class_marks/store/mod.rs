//! All SQL of the class in all subjects.

mod frame;
mod learned;
mod opened;
mod paper;

pub use opened::{board, pupil};
pub use paper::roll;
