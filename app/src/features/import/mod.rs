//! The import: a school's lists of staff, pupils and guardians, checked row by row before anything is written.
//!
//! For coordinators and secretaries. Tables: uploads; writes persons, accounts, kinships, staff, classes, orders with
//! their lines, class members. Routes: `/import`, `/import/:upload`; doors: `POST /import/upload`,
//! `GET /import/:upload/rejected.xlsx`. The command `gorodok import people` calls [`bring_people`].
//!
//! What a row must be is law (`domain::people::roster`), how a file is read is `exchange`.

mod api;
#[cfg(feature = "ssr")]
mod doors;
mod import_page;
#[cfg(feature = "ssr")]
mod policy;
mod remarks;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
mod told;
mod understood;
mod upload_page;

use domain::access::Right;
use domain::ids::UploadId;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

#[cfg(feature = "ssr")]
pub use doors::doors;
pub use import_page::ImportPage;
#[cfg(feature = "ssr")]
pub use store::{Wish, bring_people};
pub use upload_page::UploadPage;

/// Whoever keeps the lists brings them in.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::IMPORT, title: "Загрузка", glyph: Glyph::Upload };
    who.has(Right::ImportPeople).then_some(entry).into_iter().collect()
}

fn address(upload: UploadId) -> String {
    format!("{}/{upload}", link::IMPORT)
}

/// The classes ticked, if the form of classes was sent at all.
fn chosen(query: Vec<(String, String)>) -> Option<Vec<String>> {
    let sent = query.iter().any(|(key, _)| key == "chosen");
    let ticked = query.into_iter().filter(|(key, _)| key == "classes[]").map(|(_, class)| class);
    sent.then(|| ticked.collect())
}
