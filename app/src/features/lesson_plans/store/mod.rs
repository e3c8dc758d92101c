//! All SQL of lesson plans.

mod begin;
mod class_pause;
mod ground;
mod held;
mod laid;
mod lists;
mod norms;
mod rows;
mod sheet;
mod survey;

pub use begin::{begin, beginning};
pub use class_pause::{class_grounds, class_pause};
pub use ground::Ground;
pub use held::{held, keep_step, throw_away};
pub use lists::plans;
pub use rows::settle;
pub use sheet::sheet;
pub use survey::survey;
