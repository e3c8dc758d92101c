//! Absences: a guardian's note, and the class teacher who gives every absence of the class its reason.
//!
//! For guardians (write notes), pupils (read them, and both what was missed), class teachers (resolve). Tables: `absence_notes`; cells are written
//! by `kit::cells`. Routes: `/diary/absences`, `/absences`. Links and forms alone: it works with scripts blocked.
//!
//! Read in this order: `notes`, `board` (the wire), `api` (the calls), `policy` (refusals), `store` (the SQL); then
//! `notes_page` with `missed` (the family's), `board_page`, `away` (the class teacher's).

mod api;
mod away;
mod board;
mod board_page;
mod missed;
mod notes;
mod notes_page;
#[cfg(feature = "ssr")]
mod policy;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

use domain::org::OrgKind;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

pub use board_page::AbsencesPage;
pub use notes_page::NotesPage;

/// Whoever leads a class asks why its pupils were away.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::ABSENCES, title: "Пропуски", glyph: Glyph::Clock };
    (who.works_in(OrgKind::School) && who.leads).then_some(entry).into_iter().collect()
}
