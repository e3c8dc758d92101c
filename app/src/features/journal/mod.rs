//! The class journal: pupils × lessons of a term, kept with the keyboard.
//!
//! For teachers (write), class teachers (attendance), heads and deputies (read).
//! Tables: lessons, assignments, cells, marks, changes. Routes: `/journals`, `/journal/:group`.
//!
//! Read in this order: `sheet` (the wire), `api` (the calls), `policy` (who may), `store` (the SQL);
//! then the browser: `page` (the route), `desk` (its state), `pen` (writing), `post` (saving behind one's back), `reply`,
//! `grid`, `cell`, `panel`, `clash` (what is drawn), `hands` (events). Pure and tested without a screen: `content`, `keys`,
//! `history`, `queue`.

mod api;
mod cell;
mod clash;
mod content;
mod desk;
mod grid;
mod hands;
mod history;
mod journals_page;
mod keys;
mod page;
mod panel;
mod paper;
mod pen;
#[cfg(feature = "ssr")]
mod policy;
mod post;
mod queue;
mod reply;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

use domain::org::OrgKind;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

pub use journals_page::JournalsPage;
pub use page::JournalPage;

/// Whoever works in a school has journals to keep or to read.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::JOURNALS, title: "Журналы", glyph: Glyph::Journal };
    who.works_in(OrgKind::School).then_some(entry).into_iter().collect()
}
