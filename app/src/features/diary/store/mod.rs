//! All SQL of the diary. Everything starts from a `Pupil`, and only sight makes one.

mod frame;
mod lessons;
mod marks;
mod pages;
mod pupil;

pub use pages::{term, today, week};
pub use pupil::pupil;
