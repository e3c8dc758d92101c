//! Lists of a school's people: pupils by class, and staff.
//!
//! For those who keep the school's people (all of it) and class teachers (own classes). Tables: `class_members`, persons,
//! accounts, kinships, staff. Route: `/people`.

mod api;
mod page;
mod rows;
mod sheet;
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

pub use page::PeoplePage;

/// Whoever keeps the school's people, and class teachers; for others there is no list.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::PEOPLE, title: "Люди", glyph: Glyph::People };
    let own = who.leads || who.has(Right::ReadPeople);
    (who.works_in(OrgKind::School) && own).then_some(entry).into_iter().collect()
}
