//! Organisations: the tree of the city, made at the console and by offices, seen by those who oversee it.
//!
//! For officers of the city and the districts, and methodists. Tables: organisations; the first coordinator of a school
//! is a person with an account, a role and its order; for how far a school is with its year, what the wizard writes.
//! Routes: `/organisations`, `/organisations/:of`; doors: `/organisations/list`, `/organisations/checked.xlsx`,
//! `/organisations/slip`. Who founds is law: `domain::school`; who brings a coordinator in: `domain::rights`.

mod api;
mod coordinator;
mod coordinator_part;
#[cfg(feature = "ssr")]
mod doors;
mod founding_part;
mod page;
mod school_page;
#[cfg(feature = "ssr")]
mod slip_paper;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

use domain::access::Right;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

#[cfg(feature = "ssr")]
pub use doors::doors;
pub use page::OrganisationsPage;
pub use school_page::SchoolPage;
#[cfg(feature = "ssr")]
pub use store::{NewOrganisation, create};

/// Whoever oversees schools starts from their list.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::ORGANISATIONS, title: "Организации", glyph: Glyph::School };
    who.has(Right::OverseeSchools).then_some(entry).into_iter().collect()
}
