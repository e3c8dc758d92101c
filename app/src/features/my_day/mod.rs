//! The whole day of a teacher: own lessons and substitutions in the order of time, each one press from its journal.
//!
//! For whoever teaches, on a phone first of all. Tables: none of its own; it reads `lessons`. Route: `/my-day`, a plain page
//! of links: it works with scripts blocked. No pupil is named on it.
//!
//! Read in this order: `day` (the wire), `api` (the call), `store` (the SQL), `page`.

mod api;
mod day;
mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

use domain::org::OrgKind;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

pub use page::MyDayPage;

/// The first way of whoever teaches.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::MY_DAY, title: "Мой день", glyph: Glyph::Today };
    (who.works_in(OrgKind::School) && who.teaches).then_some(entry).into_iter().collect()
}
