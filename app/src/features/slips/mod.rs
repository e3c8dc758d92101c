//! Password slips: one-time first passwords on paper, who holds one, who has never come in.
//!
//! For coordinators (any class, the staff) and class teachers (own class). Tables: accounts, sessions, `sign_in_links`;
//! reads classes, kinships, staff, roles. Routes: `/slips`, `/slips/:of` (a class or `staff`); door: `POST /slips/print`.
//!
//! A password lives on paper alone: the table keeps its hash, the log that it was issued.

mod api;
#[cfg(feature = "ssr")]
mod doors;
mod sheet;
mod sheet_page;
mod slips_page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

use domain::access::Right;
use domain::ids::ClassId;
use domain::org::OrgKind;
use domain::slip::Whose;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

#[cfg(feature = "ssr")]
pub use doors::doors;
pub use sheet_page::SlipSheetPage;
pub use slips_page::SlipsPage;

/// Whoever hands passwords out.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::SLIPS, title: "Доступ", glyph: Glyph::Lock };
    let own = who.leads || who.has(Right::IssueSlips);
    (who.works_in(OrgKind::School) && own).then_some(entry).into_iter().collect()
}

/// A sheet of slips; without a class, that of the staff.
fn address(class: Option<ClassId>, whose: Whose) -> String {
    match class {
        Some(class) => format!("{}/{class}?whose={}", link::SLIPS, whose.code()),
        None => format!("{}/staff", link::SLIPS),
    }
}
