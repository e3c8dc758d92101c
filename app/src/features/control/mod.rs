//! Control: what the journals of a school lack, cell by cell history, and the proof that the log of events is whole.
//!
//! For deputy heads, heads and coordinators, who read. Tables: lessons, assignments, marks, cells, events, seals.
//! Routes: `/control`, `/control/:part`. Links and forms alone; open pages keep themselves fresh by `kit::live`.
//!
//! Read in this order: `overview`, `doubt` (the wire), `api` (the calls), `policy` (who may), `store` (the SQL), `way` (addresses);
//! then what is drawn: `page` (its parts), `counted`, `fresh`, `doubts`, `listed`, `proof`, `past`.

mod api;
mod counted;
mod doubt;
mod doubts;
mod fresh;
mod listed;
mod overview;
mod page;
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

/// Whoever reads all journals of the school and orders over its terms.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::CONTROL, title: "Контроль", glyph: Glyph::Reports };
    let own = who.works_in(OrgKind::School) && who.has(Right::ReadJournals);
    own.then_some(entry).into_iter().collect()
}
