//! All SQL of timetables.

mod changes;
mod draft;
mod force;
mod kept;
mod lay;
mod leaf;
mod pupils;
mod school;
mod year;

pub use draft::{drop_draft, save};
pub use force::put_in_force;
pub use lay::lay_out;
pub use leaf::leaf;
pub use school::{sheet, task};
pub use year::arranged;
