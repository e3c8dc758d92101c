//! The curriculum (ШУП) of a school year, subject by grade, and the load of teachers that follows from it.
//!
//! For deputy heads, heads and coordinators; a methodist keeps the template that schools of the city take hours from.
//! Tables: `curriculum_rows`, `curriculum_templates`, `groups`, `group_teachers`.
//! Routes: `/curriculum`, `/teacher-load`, `/curriculum-template`. The way here is a tab of the lesson plans.
//!
//! Read in this order: `sheet` (the wire), `api` (the calls), `policy` (who may), `store` (the SQL); then the browser:
//! `page` (the table), `hours` (one grade to write in), `load_page`, `template_page`.

mod api;
mod hours;
mod load_page;
mod page;
#[cfg(feature = "ssr")]
mod policy;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
mod template_page;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

use domain::access::Right;
use domain::org::OrgKind;

use crate::kit::link;
use crate::kit::who::Who;
use crate::ui::{Entry, Glyph};

pub use load_page::TeacherLoadPage;
pub use page::CurriculumPage;
pub use template_page::CurriculumTemplatePage;

/// A methodist finds the template among the ways to go; in a school the curriculum is a tab of the plans.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry =
        Entry { href: link::CURRICULUM_TEMPLATE, title: "Шаблон ШУП", glyph: Glyph::Timetable };
    let keeps = who.works_in(OrgKind::MethodCentre) && who.has(Right::OverseeSchools);
    keeps.then_some(entry).into_iter().collect()
}
