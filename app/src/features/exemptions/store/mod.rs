//! All SQL of exemptions.

mod kept;
mod roll;

pub use kept::{end, exemption, keep, place, taught};
pub use roll::roll;
