//! All SQL of term marks.

mod facts;
mod lists;
mod missing;
mod ordered;
mod register;
mod terms;
mod written;

pub use lists::groups;
pub use missing::gaps_of;
pub use ordered::{close, extend, school_term};
pub use register::Register;
pub use terms::overview;
