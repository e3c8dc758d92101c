//! The social passport of a pupil: family, health, what the family is entitled to; and the same of a class in figures.
//!
//! Special data (152-ФЗ, art. 10): for those alone who work with the child, never for whoever only teaches.

mod draft;
mod figures;
mod passport;
mod policy;
#[cfg(test)]
mod tests;

pub use draft::{PassportDraft, PassportEntry, Wrong};
pub use figures::{Figures, HEALTH_GROUPS};
pub use passport::{Family, Meals, Paper, Passport, Register};
pub use policy::{KeepPassport, ReadFigures};
