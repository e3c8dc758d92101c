//! The photograph and the documents of a person's card: which there are, opened one by one, added, replaced, removed.
//!
//! For coordinators and secretaries (keep and open documents), class teachers (see that they are there; keep the
//! photograph), whoever sees a card (the photograph). Tables: `person_photos`, `person_documents`; files lie in
//! `kit::files`; reads consents, for a photograph is shown only as long as its consent stands. Each opening leaves a
//! trace; the log of events says that a document was written, and nothing of what stands in it. Routes: `/documents/:of`,
//! `/documents/:of/:document`, plain pages; doors: `/documents/{of}/photo`, `/documents/{of}/{document}/scan`.
//!
//! Read in this order: `sheet` (the wire), `api` (the calls), `doors`, `store` (the SQL), then the pages.

mod api;
mod document_page;
#[cfg(feature = "ssr")]
mod doors;
mod file_form;
mod forms;
mod list_page;
mod photo_part;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
use crate::kit::{AppError, FieldError};

pub use document_page::DocumentPage;
#[cfg(feature = "ssr")]
pub use doors::doors;
pub use list_page::DocumentsPage;

/// What is wrong with a document, each said at its field.
#[cfg(feature = "ssr")]
fn faults(wrong: &[domain::document::Wrong]) -> AppError {
    AppError::Form(wrong.iter().map(|one| FieldError::new(one.field, one.text)).collect())
}
