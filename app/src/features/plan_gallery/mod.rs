//! The gallery of the city: approved lesson plans that schools share, to look at and to take.
//!
//! For teachers and those who keep plans, in schools of one city; offices that oversee schools look. Table: `shared_plans`,
//! which holds a plan as it was on the day; taking one writes `lesson_plans` of the own school.
//! Routes: `/plan-gallery?subject=&grade=`, `/plan-gallery/:shared`, `/share-plan/:plan`: plain pages, forms and links alone.
//!
//! Read in this order: `sheet` (the wire), `api` (the calls), `policy`, `store` (the SQL), the pages.

mod api;
mod leaf_page;
mod list_page;
#[cfg(feature = "ssr")]
mod policy;
mod share_page;
mod sheet;
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

pub use leaf_page::SharedPlanPage;
pub use list_page::PlanGalleryPage;
pub use share_page::SharePlanPage;

/// A methodist finds it among the ways to go; in a school it is a tab of the plans.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry =
        Entry { href: link::PLAN_GALLERY, title: "Галерея планов", glyph: Glyph::Reports };
    let looks = who.works_in(OrgKind::MethodCentre) && who.has(Right::OverseeSchools);
    looks.then_some(entry).into_iter().collect()
}
