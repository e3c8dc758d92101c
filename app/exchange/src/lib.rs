//! Files in and out: a school's lists as spreadsheets and text tables, lessons as calendars.
//!
//! A file is refused as a whole with one [`FileRefused`]; what is wrong with its rows is the
//! business of `domain`.

pub mod calendar;
pub mod headings;
pub mod lesson_plan;
pub mod people;
mod refused;
pub mod table;
pub mod wall;
mod word;

pub use refused::FileRefused;
