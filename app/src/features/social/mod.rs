//! Social passports: what a school must know of a pupil's family, health and benefits, and the same in figures.
//!
//! For those alone who work with the child: class teachers (own classes), deputy heads, psychologists, coordinators, as
//! the school's table of rights says; officers read figures of schools, without names and without classes. Table:
//! `social_passports`, sealed; reads classes and persons. Every look leaves a trace, a change tells nothing of its
//! content. Routes: `/social`, `/social/class/:of`, `/social/:of`, plain pages: forms and links alone.
//!
//! Read in this order: `sheet` (the wire), `api` (the calls), `store` (the SQL), then the pages.

mod api;
mod class_page;
mod overview_page;
mod passport_page;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
use crate::kit::{AppError, FieldError};

pub use class_page::SocialClassPage;
pub use overview_page::SocialPage;
pub use passport_page::PassportPage;

/// What is wrong with a passport, each said at its field.
#[cfg(feature = "ssr")]
fn faults(wrong: &[domain::social::Wrong]) -> AppError {
    AppError::Form(wrong.iter().map(|one| FieldError::new(one.field, one.text.clone())).collect())
}
