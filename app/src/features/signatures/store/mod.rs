//! All SQL of the signatures.

mod read;
mod roll;
mod signed;

pub use read::{read, read_week};
pub use roll::roll;
pub use signed::keep;
