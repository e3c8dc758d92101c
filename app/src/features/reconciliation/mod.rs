//! Reconciliation of lists (сверка): a list is kept as it was on a day, class teachers and families look at it, differences are settled.
//!
//! For coordinators and secretaries (keep it), heads and deputies (read it whole, look at any class), class teachers (own
//! classes), guardians and staff (own data), officers of city and district (numbers alone). Tables: `reconciliations`,
//! `reconciliation_rows`, `reconciliation_missing`, `reconciliation_words`. Routes: `/reconciliation` and below,
//! `/diary/data`, `/own-card` (of staff); door: `GET /reconciliation/protocol.pdf`. Forms and links alone: it works with scripts blocked.
//!
//! Read in this order: `overview`, `sheet`, `own_data` (the wire), `api` (the calls), `policy` (sight and refusals), `store`
//! (the SQL); then `overview_page`, `schools_part`, `report_page`, `sheet_page`, `row_part`, `own_page`.

mod api;
#[cfg(feature = "ssr")]
mod doors;
mod overview;
mod overview_page;
mod own_card_page;
mod own_data;
mod own_page;
#[cfg(feature = "ssr")]
mod policy;
mod report_page;
mod row_part;
mod schools_part;
mod sheet;
mod sheet_page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

use domain::access::Right;
use domain::org::OrgKind;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

#[cfg(feature = "ssr")]
pub use doors::doors;
pub use overview_page::OverviewPage;
pub use own_card_page::OwnCardPage;
pub use own_page::OwnDataPage;
pub use report_page::ReportPage;
pub use sheet_page::SheetPage;

/// Whoever looks at rows, keeps the whole, or oversees schools; families come from the diary.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry =
        Entry { href: link::RECONCILIATION, title: "Сверка списков", glyph: Glyph::Check };
    let office = who.leads || who.has(Right::ImportPeople) || who.has(Right::CloseTerms);
    let own = who.has(Right::OverseeSchools) || who.works_in(OrgKind::School) && office;
    own.then_some(entry).into_iter().collect()
}

/// «2 расхождения»
const DIFFERENCES: [&str; 3] = ["расхождение", "расхождения", "расхождений"];
