//! Exemptions: who is freed from a subject, from a day to a day, by which document.
//!
//! For class teachers (of their classes), deputy heads, heads and coordinators. Table: `exemptions`, which journals, term
//! marks and the diary read by `kit::exempt`. Route: `/exemptions`, a plain page: forms and links alone.
//!
//! Read in this order: `roll` (the wire), `api` (the calls), `policy` (sight and refusals), `store` (the SQL), `page`.

mod api;
mod page;
#[cfg(feature = "ssr")]
mod policy;
mod roll;
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

pub use page::ExemptionsPage;

/// The way of whoever frees pupils from subjects.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::EXEMPTIONS, title: "Освобождения", glyph: Glyph::File };
    let own = who.leads || who.has(Right::CloseTerms) || who.has(Right::SetUpYear);
    (who.works_in(OrgKind::School) && own).then_some(entry).into_iter().collect()
}
