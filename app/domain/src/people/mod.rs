//! People of the school: names, numbers, kin, and the lists they arrive in.

mod accusative;
mod age;
mod class_name;
mod date;
mod kinship;
mod login;
mod name;
mod phone;
mod post;
pub mod roster;
mod script;
mod sex;
mod snils;
pub mod undo;

pub use age::{AgeRefused, SchoolAge};
pub use class_name::{ClassName, ClassNameRefused};
pub use date::{DateRefused, birth_date};
pub use kinship::Kinship;
pub use login::{LoginPattern, login_stem};
pub use name::{NameRefused, PersonName};
pub use phone::PhoneKey;
pub use post::{ProposedRole, proposed_role};
pub use script::{first_letters, search_key};
pub use sex::Sex;
pub use snils::{NotASnils, Snils};
