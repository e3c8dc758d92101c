//! Who looked at whose personal data: the journal of access as families and coordinators read it.
//!
//! For guardians (own children), pupils from fourteen and staff (themselves), coordinators (the school). Table: `traces`,
//! written by `kit::trace` as people look; reads memberships, for a look at a class was a look at each of its pupils.
//! Route: `/who-looked`. Links alone: it works with scripts blocked.

mod api;
mod page;
mod seen;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

pub use page::TracesPage;
