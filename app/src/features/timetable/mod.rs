//! Timetables: what is in force for everybody to read, and the plan of the week that a deputy head makes with the solver.
//!
//! For all who work in a school and families (read), deputy heads, heads and coordinators (make, put in force).
//! Tables: `slots`, `timetable_drafts`, `bells`, `rooms`, `lessons`. Routes: `/timetable`, `…/plan`, `…/drafts`; see `doors`.
//!
//! Read in this order: `leaf`, `sheet`, `drafts` (the wire), `api` (the calls), `store` (the SQL), `solver`; in the browser `page`,
//! `week`, `hall` (reading), `drafts_page`; `plan_page`, `desk` (its state), `post` (saving), `keys`, `lens` (pure), `hands`.

mod api;
#[cfg(feature = "ssr")]
mod arriving;
mod desk;
#[cfg(feature = "ssr")]
mod doors;
mod drafts;
mod drafts_page;
mod force;
mod grid;
mod hall;
mod hands;
mod keys;
mod leaf;
mod lens;
mod page;
mod panel;
#[cfg(feature = "ssr")]
mod paper;
mod plan_page;
#[cfg(feature = "ssr")]
mod policy;
mod post;
mod sheet;
#[cfg(feature = "ssr")]
mod solver;
mod solving;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
mod tray;
mod week;

use domain::org::OrgKind;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

#[cfg(feature = "ssr")]
pub use doors::doors;
pub use drafts_page::DraftsPage;
pub use page::TimetablePage;
pub use plan_page::PlanPage;

/// A timetable is for all who work in a school, and for families.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::TIMETABLE, title: "Расписание", glyph: Glyph::Timetable };
    (who.works_in(OrgKind::School) || who.is_family()).then_some(entry).into_iter().collect()
}
