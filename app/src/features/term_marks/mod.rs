//! Term marks: what the rule suggests for each pupil of a group, what the teacher writes, and what a term still lacks.
//!
//! For teachers (write), deputy heads and heads (close, open again), coordinators (give time), class teachers (read).
//! Tables: `term_marks`, `term_orders`, `term_rules`, `terms`. Routes: `/term-marks`,
//! `/term-marks/:group`, `/terms`, `/term-rules`.
//!
//! Read in this order: `sheet`, `overview` (the wire), `api` (the calls), `policy` (who may), `store` (the SQL); then the
//! browser: `list_page`, `page` (the routes), `desk` (its state), `post` (on its way by `kit::outbox`), `line` (a row),
//! `keys` (pure), `terms_page`, `orders` and `lacking` (what a deputy head sees), `rules_page` (a plain page).

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
mod rule_book;
mod rules_page;
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
pub use rules_page::TermRulesPage;
pub use terms_page::TermsPage;

/// The way of whoever keeps or reads journals.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::TERM_MARKS, title: "Итоговые", glyph: Glyph::Check };
    let own = who.teaches || who.leads || who.has(Right::ReadJournals);
    (who.works_in(OrgKind::School) && own).then_some(entry).into_iter().collect()
}

/// The way of whoever opens and closes terms.
pub fn closing(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::TERMS, title: "Периоды", glyph: Glyph::Calendar };
    let own = who.has(Right::CloseTerms) || who.has(Right::SetUpYear);
    (who.works_in(OrgKind::School) && own).then_some(entry).into_iter().collect()
}
