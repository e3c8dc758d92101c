//! Addresses of the photograph and the documents of a person's card.

use domain::ids::{DocumentId, FileId, PersonId};

pub const DOCUMENTS: &str = "/documents";

/// Which documents a card has, and its photograph.
pub fn documents(person: PersonId) -> String {
    format!("{DOCUMENTS}/{person}")
}

/// One of them, opened.
pub fn document(person: PersonId, document: DocumentId) -> String {
    format!("{DOCUMENTS}/{person}/{document}")
}

/// Where its scan is opened and brought.
pub fn document_scan(person: PersonId, document: DocumentId) -> String {
    format!("{DOCUMENTS}/{person}/{document}/scan")
}

/// Where a photograph is brought.
pub fn photo(person: PersonId) -> String {
    format!("{DOCUMENTS}/{person}/photo")
}

/// Where it is shown: another picture has another address.
pub fn photo_of(person: PersonId, file: FileId) -> String {
    format!("{DOCUMENTS}/{person}/photo?v={file}")
}
