//! All SQL of term marks.

mod facts;
mod ground;
mod lists;
mod missing;
mod ordered;
mod parts;
mod register;
mod rules;
mod terms;
mod written;

pub use lists::groups;
pub use missing::gaps_of;
pub use ordered::{close, extend, school_term};
pub use register::Register;
pub use rules::{book, give, taught, tried};
pub use terms::overview;
