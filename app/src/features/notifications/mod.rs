//! Notices: what is new for families and staff, at the head of every page, as a list, by mail, and on the phone.
//!
//! For everybody who hears of something: guardians and pupils of marks, absences, homework, changed lessons and
//! announcements; class teachers of notes of absence; teachers of their changed day. Tables: `notices`, `notice_places`,
//! `notice_readings`, `notice_wishes`, `announcements`, `letters`, `push_subscriptions`, `pushes`; reads events, lessons,
//! groups, sessions. Routes: `/notifications`, `/notifications/announcements`, `/notifications/settings`; doors:
//! `/unsubscribe/{secret}`, `/bell`.
//!
//! A notice is one row however many hear of it: who hears is asked when it is read, by the right of that day. The teller
//! makes notices out of sealed events, from a kept place: none is lost with the process, and no save waits for them.
//!
//! Read in this order: `told`, `board` (the wire), `api` (the calls), `store` (the SQL), `teller`, `postman` and
//! `pusher` (the work beside requests), `letter` and `words` (what is said), then the pages: `list_page`, `board_page`,
//! `settings_page`. Forms alone: it works with scripts blocked.

mod api;
mod board;
mod board_page;
mod device_part;
#[cfg(feature = "ssr")]
mod doors;
#[cfg(feature = "ssr")]
mod letter;
mod list_page;
#[cfg(feature = "ssr")]
mod policy;
#[cfg(feature = "ssr")]
mod postman;
#[cfg(feature = "ssr")]
mod pusher;
mod settings_page;
#[cfg(feature = "ssr")]
mod store;
mod tabs;
#[cfg(feature = "ssr")]
mod teller;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
mod told;
mod wishes_part;
#[cfg(feature = "ssr")]
mod words;

pub use board_page::BoardPage;
#[cfg(feature = "ssr")]
pub use doors::doors;
pub use list_page::ListPage;
#[cfg(feature = "ssr")]
pub use postman::run_postman;
#[cfg(feature = "ssr")]
pub use pusher::run_pusher;
pub use settings_page::SettingsPage;
#[cfg(feature = "ssr")]
pub use teller::{run_teller, tell};
