//! All SQL of individual plans.

mod aligned;
mod classes;
mod kept;
mod roll;

pub use aligned::align;
pub use classes::{class, learner};
pub use kept::{keep, set_kind, typed};
pub use roll::{plan, roll};
