//! Lessons in the calendar of a phone: secret addresses that a person makes, gives to a calendar, and takes back.
//!
//! For guardians and pupils (lessons of a pupil), teachers (the own), class teachers (those of the class). Tables:
//! `calendar_feeds`; reads lessons, groups, rooms, homework. Route: `/calendar`; door: `GET /calendar/{secret}.ics`, to
//! which no session is brought: it lives by the right of whoever made it, asked anew each time it is read.
//!
//! Read in this order: `feeds` (the wire), `api` (the calls), `store` (the SQL), `doors` (the feed), `fresh` (a secret
//! on its way to the page), `page`. Forms alone: it works with scripts blocked.

mod api;
#[cfg(feature = "ssr")]
mod doors;
mod feeds;
#[cfg(feature = "ssr")]
mod fresh;
mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub use doors::doors;
pub use page::CalendarPage;
