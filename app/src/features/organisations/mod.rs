//! Organisations: the tree of the city, made at the console, seen by those who oversee it.
//!
//! For officers of the city and the districts, and methodists. Table: organisations. Route: `/organisations`.

mod api;
mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

use domain::access::Right;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

pub use page::OrganisationsPage;
#[cfg(feature = "ssr")]
pub use store::{NewOrganisation, create};

/// Whoever oversees schools starts from their list.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::ORGANISATIONS, title: "Организации", glyph: Glyph::School };
    who.has(Right::OverseeSchools).then_some(entry).into_iter().collect()
}
