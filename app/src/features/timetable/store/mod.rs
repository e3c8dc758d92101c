//! All SQL of timetables.

mod changes;
mod draft;
mod drafts;
mod force;
mod kept;
mod lay;
mod leaf;
mod pupils;
mod school;
mod year;

pub use draft::{arrive, copy, drop_draft, rename, save};
pub use drafts::drafts;
pub use force::put_in_force;
pub use lay::lay_out;
pub use leaf::leaf;
pub use school::{sheet, taken_out, task};
pub use year::arranged;
