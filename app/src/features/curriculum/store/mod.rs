//! All SQL of the curriculum.

mod load;
mod table;
mod written;

pub use load::loads;
pub use table::curriculum;
pub use written::{found, place, set, typed};
