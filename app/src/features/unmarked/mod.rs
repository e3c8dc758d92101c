//! «Без отметок»: what a grade learns so in a term, or all year, by an act of the school; grade 1 does by law.
//!
//! For deputy heads, heads and coordinators. Table: `unmarked`, which journals, term marks, control and the diary read by
//! `kit::sql`. Route: `/unmarked`, a plain page: forms and links alone.
//!
//! Read in this order: `sheet` (the wire), `api` (the calls), `store` (the SQL), `page`. What may be kept is law:
//! `domain::term_mark::UnmarkedDraft`.

mod api;
mod page;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

pub use page::UnmarkedPage;
