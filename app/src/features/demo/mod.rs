//! The demo city Озёрск: invented schools with people, timetables and journals, the same for the same seed and day.
//!
//! For the first start, for tests, pictures and load. Writes nearly all tables, into an empty database alone.
//! What the city is like is pure (`school`, `timetable`, `marking` …); how it is written is `store`.

mod absence;
mod algebra;
mod calendar;
mod chance;
mod families;
mod homework;
mod lesson_plans;
mod lessons;
mod marking;
mod name_lists;
mod names;
mod personas;
mod school;
mod staffing;
mod store;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod timetable;
mod topics;
mod wish;

pub use store::{documents, is_empty, passports, seed};
pub use wish::{DemoPerson, Seeded, Size, Wish};
