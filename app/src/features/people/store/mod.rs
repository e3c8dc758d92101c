//! People of a school in the database: lists, cards, and corrections of cards.

mod card;
mod correct;
mod found;
mod kin;
mod listing;
mod past;
mod place;

pub use card::card;
pub use correct::correct;
pub use found::found;
pub use kin::set_kin;
pub use listing::listing;
pub use place::{first_day, place};
