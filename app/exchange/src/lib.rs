//! Files in and out: a school's lists as spreadsheets and text tables, lessons as calendars, weeks of FET and aSc.
//!
//! A file is refused as a whole with one [`FileRefused`]; what is wrong with its rows is the
//! business of `domain`.

mod book;
pub mod calendar;
pub mod headings;
pub mod lesson_plan;
pub mod oneroster;
pub mod people;
mod refused;
pub mod register;
pub mod roll;
pub mod schools;
pub mod substitutions;
pub mod table;
pub mod wall;
pub mod week;
mod word;

pub use refused::FileRefused;
