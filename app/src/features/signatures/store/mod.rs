//! All SQL of the signatures.

mod roll;
mod signed;

pub use roll::roll;
pub use signed::keep;
