//! All SQL of the diary. Everything starts from a `Pupil`, and only sight makes one.

mod announced;
mod debts;
mod frame;
mod lessons;
mod marks;
mod pages;
mod pupil;
mod signing;
mod visits;
mod ways;
mod year;

pub use debts::debts;
pub use pages::{term, today, week};
pub use pupil::{pupil, pupils};
pub use visits::open;
pub use ways::ways;
pub use year::year;
