//! All SQL of lesson plans.

mod begin;
mod ground;
mod held;
mod laid;
mod lists;
mod rows;
mod sheet;

pub use begin::{begin, beginning};
pub use ground::Ground;
pub use held::{held, keep_step, throw_away};
pub use lists::plans;
pub use rows::settle;
pub use sheet::sheet;
