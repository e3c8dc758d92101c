//! People of a school in the database: lists, cards, and corrections of cards.

mod card;
mod correct;
mod face;
mod found;
mod gone;
mod kin;
mod lines;
mod listing;
mod past;
mod roll;

pub use card::card;
pub use correct::correct;
pub use found::found;
pub use kin::set_kin;
pub use lines::{class_list, correct_lines, list_of};
pub use listing::listing;
pub use roll::roll;

pub use crate::kit::place::{first_day, place};
