//! Lesson plans (КТП): written as in a spreadsheet, approved, given to groups, laid over their calendar.
//!
//! For teachers (own plans, dates of own groups), deputy heads, heads and coordinators (all; they approve).
//! Tables: `lesson_plans`, `lesson_plan_rows`, `lesson_plan_groups`, `lesson_plan_days`, `lesson_plan_pauses`.
//! Routes: `/lesson-plans`, `/lesson-plans/:plan`, `/lesson-dates/:group`, `/lesson-progress`, `/class-pause`.
//!
//! Read in this order: `sheet`, `dates`, `survey` (the wire), `api` (the calls), `store` (the SQL), `doors` (a file); then
//! the browser: `list_page`, `plan_page`, `dates_page`, `progress_page`, `pause_page` (the routes), `book` and `keys`
//! (pure), `desk` (the state and its saving), `grid` (rows), `tools`, `paste` (a spreadsheet's rows, after a preview).

mod api;
mod book;
mod dates;
mod dates_page;
mod desk;
#[cfg(feature = "ssr")]
mod doors;
mod grid;
mod groups;
mod keys;
mod list_page;
mod paste;
mod pause_page;
mod plan_page;
#[cfg(feature = "ssr")]
mod policy;
mod progress_page;
mod relay;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
mod survey;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
mod tools;

use domain::access::Right;
use domain::org::OrgKind;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

pub use dates_page::LessonDatesPage;
#[cfg(feature = "ssr")]
pub use doors::doors;
pub use list_page::LessonPlansPage;
pub use pause_page::ClassPausePage;
pub use plan_page::LessonPlanPage;
pub use progress_page::LessonProgressPage;

/// Plans are for those who teach by them and those who keep them.
pub fn entries(who: &Who) -> Vec<Entry> {
    let plans = Entry { href: link::LESSON_PLANS, title: "Планы", glyph: Glyph::Reports };
    let own = who.works_in(OrgKind::School) && (who.teaches || who.has(Right::KeepPlans));
    own.then_some(plans).into_iter().collect()
}
