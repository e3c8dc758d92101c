//! All SQL of the curriculum.

mod load;
mod table;
mod template;
mod written;

pub use load::loads;
pub use table::curriculum;
pub use template::{centre, proposable, propose, template};
pub use written::{found, place, places, set, typed};
