//! Signatures of the diary: a guardian signs a week, the class teacher sees whose weeks are signed and who stays away.
//!
//! For guardians, who sign beneath the week of the diary, and for class teachers (of own classes) and those who read the
//! people of a school. Table: `week_signatures`; reads `diary_visits`. Route: `/signatures`, a plain page: links alone.
//!
//! Read in this order: `roll` (the wire), `api` (the calls), `store` (the SQL), `page`.

mod api;
mod page;
mod roll;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

use domain::org::OrgKind;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

pub use page::SignaturesPage;

/// The way of a class teacher.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry =
        Entry { href: link::SIGNATURES, title: "Подписи дневника", glyph: Glyph::Check };
    (who.works_in(OrgKind::School) && who.leads).then_some(entry).into_iter().collect()
}
