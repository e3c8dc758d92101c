//! Individual plans of grades 10 and 11: which subjects a pupil takes for how many hours, beside the plan of the class.
//!
//! For deputy heads, heads and coordinators. Tables: `individual_hours`, `classes` (kind of plan), `group_members`.
//! Routes: `/individual-plans?class=`, `/individual-plans/:pupil`: plain pages, forms and links alone.
//!
//! Read in this order: `sheet` (the wire), `api` (the calls), `store` (the SQL), the pages. What may be kept is law:
//! `domain::curriculum::IndividualPlan`.

mod api;
mod plan_page;
mod roll_page;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

pub use plan_page::IndividualPlanPage;
pub use roll_page::IndividualPlansPage;
