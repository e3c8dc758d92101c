//! `OneRoster` packages: a zip of text tables, 1.2 read and written, 1.1 read.
//!
//! A package is refused as a whole with one [`PackageRefused`]; rows that cannot be read are named one by one and the
//! rest is read. Passwords stay behind in the file.

mod archive;
mod columns;
mod line;
mod manifest;
mod people;
mod places;
mod read;
mod records;
mod refused;
mod write;

pub use line::read_day;
pub use read::{Package, read};
pub use records::{Bundle, Class, Course, Demographics, Enrollment, Org, Role, Session, User};
pub use refused::PackageRefused;
pub use write::write;
