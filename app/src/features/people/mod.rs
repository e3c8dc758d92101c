//! A school's people: lists of pupils by class and of staff, and the card of each.
//!
//! For those who keep the school's people (all of it), class teachers (own classes), teachers (what own pupils are
//! called). Tables: persons, accounts, kinships, staff, `class_members`; reads groups, orders, consents, documents, events. Every
//! list and card leaves a trace of who looked (`kit::trace`). Routes: `/people`,
//! `/people/:of`, `/people/class/:of`; doors: `/people/list.pdf`, `/people/list.xlsx`. Forms and links alone.
//!
//! Read in this order: `sheet`, `card` and `class_list` (the wire), `api` (the calls), `store` (the SQL), then the pages.

mod api;
mod card;
mod card_page;
mod class_list;
mod class_page;
#[cfg(feature = "ssr")]
mod doors;
mod face_part;
mod fix;
mod kin_part;
mod page;
mod roll;
mod roll_part;
mod rows;
mod sheet;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
mod words;

use domain::access::Right;
use domain::org::OrgKind;

use crate::kit::link;
use crate::kit::who::Who;
#[cfg(feature = "ssr")]
use crate::kit::{AppError, FieldError};
use crate::ui::{Entry, Glyph};

pub use api::FindPeople;
pub use card_page::CardPage;
pub use class_page::ClassPage;
#[cfg(feature = "ssr")]
pub use doors::doors;
pub use page::PeoplePage;

/// Whoever keeps the school's people, and class teachers; for others there is no list.
pub fn entries(who: &Who) -> Vec<Entry> {
    let entry = Entry { href: link::PEOPLE, title: "Люди", glyph: Glyph::People };
    let own = who.leads || who.has(Right::ReadPeople);
    (who.works_in(OrgKind::School) && own).then_some(entry).into_iter().collect()
}

/// What is wrong with a card, each said at its field.
#[cfg(feature = "ssr")]
fn faults(wrong: &[domain::card::Wrong]) -> AppError {
    AppError::Form(wrong.iter().map(|one| FieldError::new(one.field.code(), one.text.clone())).collect())
}
