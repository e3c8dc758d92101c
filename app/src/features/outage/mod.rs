//! A day without power or network: sheets with a QR code printed beforehand, and the screen that carries them over.
//!
//! For teachers (own lessons) and those who read all journals (sheets of every teacher of a day). Tables: none of its own;
//! reads lessons, `group_members`, exemptions; writes by `kit::register`, as the journal does. Routes: `/outage`,
//! `/outage/:group`, plain pages; door: `GET /outage/sheets.pdf`. Forms alone: it works with scripts blocked.
//!
//! Read in this order: `sheet` (the wire), `api` (the calls), `weigh` (what of the paper goes in), `carry` (it goes in), `store`
//! (the SQL), `doors` (paper); then `page`, `return_page`, `column_part`, `preview_part`.

mod api;
#[cfg(feature = "ssr")]
mod carry;
mod column_part;
#[cfg(feature = "ssr")]
mod doors;
mod page;
mod preview_part;
mod return_page;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
#[cfg(feature = "ssr")]
mod weigh;

use domain::access::Right;
use domain::org::OrgKind;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

#[cfg(feature = "ssr")]
pub use doors::doors;
pub use page::OutagePage;
pub use return_page::ReturnPage;

/// Whoever gives lessons, and whoever prints for all.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::OUTAGE, title: "На случай сбоя", glyph: Glyph::Print };
    let own = who.teaches || who.has(Right::ReadJournals);
    (who.works_in(OrgKind::School) && own).then_some(entry).into_iter().collect()
}
