//! Social passports in the database: opened where they are read, sealed where they are written.

mod figures;
mod passport;

pub use figures::{class_sheet, of_office, of_school, office, school_in};
pub use passport::{passport, pupil, save};
