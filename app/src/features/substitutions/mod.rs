//! Substitutions (замены): teachers who are away, who stands in, the sheet for the hall, and the count of hours.
//!
//! For deputy heads, heads and coordinators (decide), personnel officers (read absences), all who work in the school
//! (the sheet of a day). Tables: `teacher_absences`, `substitutions`; writes `substitute_id` and `state` of `lessons`,
//! and whole lessons that are given instead of others.
//! Route: `/substitutions`, a plain page for everybody; door: `GET /substitutions/hours.xlsx`.
//!
//! Read in this order: `board`, `away`, `places`, `papers` (the wire), `api` (the calls), `told` (reasons in words), `store` (the
//! SQL); then `page`, `day_part`, `lesson_part`, `place_part`, `away_part`, `paper_part`. Forms alone: it works with scripts blocked.

mod api;
mod away;
mod away_part;
mod board;
mod day_part;
#[cfg(feature = "ssr")]
mod doors;
mod lesson_part;
mod page;
mod paper_part;
mod papers;
mod place_part;
mod places;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
#[cfg(feature = "ssr")]
mod told;

use domain::access::Right;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

#[cfg(feature = "ssr")]
pub use doors::doors;
pub use page::SubstitutionsPage;

/// Whoever may know which teachers are away.
pub fn entries(who: &Who) -> Vec<Entry> {
    let decides = who.has(Right::ArrangeSubstitutions);
    let href = if decides { link::SUBSTITUTIONS } else { link::TEACHER_ABSENCES };
    let entry = Entry { href, title: "Замены", glyph: Glyph::Redo };
    who.has(Right::ReadTeacherAbsences).then_some(entry).into_iter().collect()
}
