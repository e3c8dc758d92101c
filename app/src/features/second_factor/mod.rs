//! The second factor: a code of the phone beside the password, and recovery codes for the day the phone is lost.
//!
//! For everybody with an account; offices and coordinators with a password do nothing without it (`domain::second_factor`;
//! `kit::request` keeps the door). Tables: `second_factors`, `recovery_codes`, `sessions`. Routes: `/second-factor`, where
//! it is switched on and off; `/code`, where it is asked for. Forms alone: both work with scripts blocked.

mod api;
mod code_page;
mod page;
#[cfg(feature = "ssr")]
mod secret;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

pub use code_page::CodePage;
pub use page::SecondFactorPage;
#[cfg(feature = "ssr")]
pub use store::forget_factor;
