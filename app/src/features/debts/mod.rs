//! Debts («точки») in the journals of a teacher: who owes what, since which lesson, one press from the journal.
//!
//! For whoever teaches; the class teacher's list stands in `class_marks`, the family's in the diary. Tables: none of its own
//! (`kit::debts` reads `marks`). Route: `/debts`, a plain page of links.
//!
//! Read in this order: `owed` (the wire), `api` (the call), `store` (the SQL), `page`.

mod api;
mod owed;
mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

use domain::org::OrgKind;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

pub use page::DebtsPage;

/// For whoever keeps a journal.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::DEBTS, title: "Долги", glyph: Glyph::Alert };
    (who.works_in(OrgKind::School) && who.teaches).then_some(entry).into_iter().collect()
}
