//! The curriculum (ШУП) of a school year, subject by grade, and the load of teachers that follows from it.
//!
//! For deputy heads, heads and coordinators. Tables: `curriculum_rows`, `groups`, `group_teachers`.
//! Routes: `/curriculum`, `/teacher-load`. The way here is a tab of the lesson plans.
//!
//! Read in this order: `sheet` (the wire), `api` (the calls), `policy` (who may), `store` (the SQL); then the browser:
//! `page` (the table), `hours` (one grade to write in), `load_page`.

mod api;
mod hours;
mod load_page;
mod page;
#[cfg(feature = "ssr")]
mod policy;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

pub use load_page::TeacherLoadPage;
pub use page::CurriculumPage;
