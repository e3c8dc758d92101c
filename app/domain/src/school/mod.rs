//! A school as papers name it: its card, its requisites, and how an office founds one.

mod card;
mod founding;
mod requisites;
#[cfg(test)]
mod tests;

pub use card::{CardDraft, Fault, LONGEST_LINE, SchoolCard};
pub use founding::{FoundSchool, Founding, code_of};
pub use requisites::{RequisiteRefused, inn, inn_of, ogrn, ogrn_of};
