//! The import: a school's lists of staff, pupils and guardians, checked row by row before anything is written.
//!
//! For coordinators and secretaries. Tables: uploads, batches; by `kit::intake` persons, accounts, kinships, staff, classes,
//! orders with their lines, class members. Routes: `/import`, `/import/:upload`, `/import/batches/:batch`, plain pages;
//! doors: `POST /import/upload`, `GET /import/:upload/rejected.xlsx`. The commands `gorodok import people` and `import undo`
//! call [`bring_people`] and [`undo_last`].
//!
//! What a row must be and what may be taken back is law (`domain::people`: `roster`, `undo`), how a file is read is
//! `exchange`, how a list is written and undone is `kit::intake`.

mod absent_part;
mod api;
mod batch_page;
#[cfg(feature = "ssr")]
mod doors;
mod import_page;
mod meanings;
#[cfg(feature = "ssr")]
mod policy;
mod questions;
mod questions_part;
mod remarks;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
mod told;
mod undo_told;
mod upload_page;

use domain::access::Right;
use domain::ids::{BatchId, UploadId};

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

pub use batch_page::BatchPage;
#[cfg(feature = "ssr")]
pub use doors::doors;
pub use import_page::ImportPage;
#[cfg(feature = "ssr")]
pub use store::{Wish, bring_people, undo_last};
pub use upload_page::UploadPage;

/// Whoever keeps the lists brings them in.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::IMPORT, title: "Загрузка", glyph: Glyph::Upload };
    who.has(Right::ImportPeople).then_some(entry).into_iter().collect()
}

fn address(upload: UploadId) -> String {
    format!("{}/{upload}", link::IMPORT)
}

fn batch_address(batch: BatchId) -> String {
    format!("{}/batches/{batch}", link::IMPORT)
}
