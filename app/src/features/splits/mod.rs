//! A class divided for a subject: into how many groups, and who learns in which.
//!
//! For those who set up the year, in their own school. Tables: `groups`, `group_members`; they read the roll of a class by
//! `kit::rolls`. Route: `/splits?class=&subject=`, a plain page: forms and links alone.
//!
//! Read in this order: `sheet` (the wire), `api` (the calls), `policy`, `store` (the SQL), `page`.

mod api;
mod page;
#[cfg(feature = "ssr")]
mod policy;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

pub use page::SplitPage;
