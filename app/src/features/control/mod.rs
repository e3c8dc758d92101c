//! Control: what the journals of a school lack, averages beside term marks, who opened journals, the history of a cell,
//! and the proof that the log of events is whole.
//!
//! For deputy heads, heads and coordinators, who read. Tables: lessons, assignments, marks, cells, events, seals, traces.
//! Routes: `/control`, which keeps itself fresh by `kit::live`, and `/control/:part`: links and forms alone.
//!
//! Read in this order: `overview`, `doubt`, `beside`, `looked`, `history` (the wire), `api` (the calls), `policy` (who may),
//! `store` (the SQL), `way` (addresses); then what is drawn: `page` and `part` (the routes), `counted`, `fresh`, `averages`,
//! `doubts`, `access`, `listed`, `proof`, `past`.

mod access;
mod api;
mod averages;
mod beside;
mod counted;
mod doubt;
mod doubts;
mod fresh;
mod history;
mod listed;
mod looked;
mod overview;
mod page;
mod part;
mod past;
#[cfg(feature = "ssr")]
mod policy;
mod proof;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
mod way;

use domain::access::Right;
use domain::org::OrgKind;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

pub use page::ControlPage;
pub use part::ControlPartPage;

/// Whoever reads all journals of the school and orders over its terms.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::CONTROL, title: "Контроль", glyph: Glyph::Reports };
    let own = who.works_in(OrgKind::School) && who.has(Right::ReadJournals);
    own.then_some(entry).into_iter().collect()
}
