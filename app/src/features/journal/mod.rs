//! The class journal: pupils × lessons of a term, kept with the keyboard.
//! For teachers (write), class teachers (attendance), heads and deputies (read).
//! Tables: lessons, assignments, cells, marks, changes. Routes: `/journals`, `/journal/:group`; door: `journal.xlsx`.
//! Read in this order: `sheet` (the wire), `api` (the calls), `policy` (who may), `store` (the SQL); then `page`, `desk` (its state),
//! `at`, `pen` (writing), `post` (by `kit::outbox`), `reply`, `note`, `live` (others' hands); what is drawn: `grid`, `cell`,
//! `edit_line`, `panel`, `note_part`, `after_mark`, `clash`, `paper` (and the workbook), `roll`; `hands` (events), `block`, `paste` (many cells).

mod after_mark;
mod api;
mod at;
mod block;
mod cell;
mod clash;
mod content;
mod desk;
mod edit_line;
mod grid;
mod hands;
mod history;
mod journals_page;
mod keys;
mod live;
mod note;
mod note_part;
mod page;
mod panel;
mod paper;
mod paste;
mod pen;
#[cfg(feature = "ssr")]
mod policy;
mod post;
mod reply;
mod roll;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

use domain::access::Right;
use domain::org::OrgKind;

use crate::kit::{link, who::Who};
use crate::ui::{Entry, Glyph};

pub use journals_page::JournalsPage;
pub use page::JournalPage;
#[cfg(feature = "ssr")]
pub use {
    paper::doors,
    store::{bare_sheet, forget_answers, run_forgetter},
};

/// Journals are for those who keep or read some, and for a teacher who waits for the first: the page says of whom.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::JOURNALS, title: "Журналы", glyph: Glyph::Journal };
    let own = who.teaches || who.leads || who.has(Right::ReadJournals) || who.rights.is_empty();
    (who.works_in(OrgKind::School) && own).then_some(entry).into_iter().collect()
}
