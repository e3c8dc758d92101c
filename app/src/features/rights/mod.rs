//! Roles and rights: who works in the school as what, since when and till when, who stands in for whom, and what each
//! role may do there.
//!
//! For coordinators (their school) and officers of a district or the city (coordinators and heads of the schools below).
//! Tables: roles, `role_orders`, `role_rights`, `deputies`; a dismissal writes staff, `group_teachers`, sessions. Route: `/rights`, a
//! plain page for everybody. The law is `domain::rights`; its effect is in every Actor (`kit::request`).
//!
//! Read in this order: `people`, `card`, `table` (the wire), `api` (the calls), `told` (refusals where the form says
//! them), `store` (the SQL); then `page`, `people_part`, `card_part`, `card_forms`, `table_part`.

mod api;
mod card;
mod card_forms;
mod card_part;
mod page;
mod people;
mod people_part;
mod stints;
mod stints_part;
#[cfg(feature = "ssr")]
mod store;
mod table;
mod table_part;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
#[cfg(feature = "ssr")]
mod told;

use domain::ids::{PersonId, SchoolId};

use crate::kit::link;

pub use page::RightsPage;

/// The people of a school.
fn of_school(school: SchoolId) -> String {
    format!("{}?school={school}", link::RIGHTS)
}

/// One of them.
fn of_person(school: SchoolId, person: PersonId) -> String {
    format!("{}?school={school}&person={person}", link::RIGHTS)
}
