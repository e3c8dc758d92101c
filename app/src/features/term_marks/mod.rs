//! Term marks: what the rule suggests for each pupil of a group, what the teacher writes, and what a term still lacks.
//!
//! For teachers (write), deputy heads and heads (close, open again), coordinators (give time), class teachers (read).
//! Tables: `term_marks`, `term_orders`, `terms`, `school_settings`. Routes: `/term-marks`, `/term-marks/:group`, `/terms`.
//!
//! Read in this order: `sheet`, `overview` (the wire), `api` (the calls), `policy` (who may), `store` (the SQL); then the
//! browser: `list_page`, `page` (the routes), `desk` (its state), `post` (on its way by `kit::outbox`), `line` (a row),
//! `keys` (pure), `terms_page`, `orders` and `lacking` (what a deputy head sees).

mod api;
mod desk;
mod keys;
mod lacking;
mod line;
mod list_page;
mod orders;
mod overview;
mod page;
#[cfg(feature = "ssr")]
mod policy;
mod post;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
mod terms_page;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

use domain::access::Right;
use domain::org::OrgKind;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

pub use list_page::TermMarksPage;
pub use page::TermSheetPage;
pub use terms_page::TermsPage;

/// Term marks are for those who keep or read journals, terms for those who order over them.
pub fn entries(who: &Who) -> Vec<Entry> {
    let marks = Entry { href: link::TERM_MARKS, title: "Итоговые", glyph: Glyph::Check };
    let terms = Entry { href: link::TERMS, title: "Периоды", glyph: Glyph::Calendar };
    let reads = who.teaches || who.leads || who.has(Right::ReadJournals);
    let orders = who.has(Right::CloseTerms) || who.has(Right::SetUpYear);
    let own = [(reads, marks), (orders, terms)].into_iter().filter(|(may, _)| *may);
    if who.works_in(OrgKind::School) { own.map(|(_, entry)| entry).collect() } else { vec![] }
}
