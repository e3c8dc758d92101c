//! Documents and the photograph of a person's card: which there are, who keeps them, what may be written of one.

mod draft;
mod kind;
mod photo;
mod policy;
#[cfg(test)]
mod tests;

pub use draft::{DocumentDraft, DocumentEntry, LONGEST_NUMBER, Requisites, Wrong};
pub use kind::{DocumentKind, Reason};
pub use photo::{Photo, PhotoRefused};
pub use policy::{KeepDocuments, KeepPhoto};
