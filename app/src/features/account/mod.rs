//! Signing in and out, the own password, own sessions, and the side one is on.
//!
//! For everybody with an account. Tables: accounts, sessions, `sign_in_links`. All forms here are plain forms:
//! they work the same with and without scripts, and a full load after them leaves nothing of the old person.

mod api;
mod link_page;
mod password_page;
mod sessions_page;
mod sign_in_page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

pub use api::{ChangePassword, EndSession, EnterByLink, PutOn, SignIn, SignOut};
pub use link_page::LinkPage;
pub use password_page::PasswordPage;
pub use sessions_page::SessionsPage;
pub use sign_in_page::SignInPage;
#[cfg(feature = "ssr")]
pub use store::{NewLink, NewUser, create_user, link_for};
