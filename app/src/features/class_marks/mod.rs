//! A class in all subjects: averages and term marks side by side, debts, lessons missed; and one pupil of it, mark by mark.
//!
//! For class teachers and who stands in for one (own classes), heads and deputies (every class): `sight_of_class_marks`.
//! Tables: none of its own; it reads `marks`, `term_marks`, `cells`. Route: `/class-marks`, a plain page; doors: `marks.pdf`,
//! `marks.xlsx`. It changes nothing; every look leaves a trace.
//!
//! Read in this order: `board` (the wire), `api` (the calls), `store` (the SQL); then `page`, `board_part`, `pupil_part`, `doors`.

mod api;
mod board;
mod board_part;
#[cfg(feature = "ssr")]
mod doors;
mod page;
mod pupil_part;
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
pub use page::ClassMarksPage;

/// For whoever leads a class or reads all journals.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry =
        Entry { href: link::CLASS_MARKS, title: "Отметки класса", glyph: Glyph::Reports };
    let sees = who.leads || who.has(Right::ReadJournals);
    (who.works_in(OrgKind::School) && sees).then_some(entry).into_iter().collect()
}
