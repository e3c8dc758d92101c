//! The exchange by `OneRoster`: a school's roster as a package of tables, out and in, and as lists for programs.
//!
//! For the administrator at the console, and for programs with a secret of their own. Tables: `sourced_ids`,
//! `roster_clients`, `roster_tokens`; an import writes organisations, years, terms, subjects,
//! groups and their members, and people by the law of `kit::intake`. The commands `gorodok oneroster` call [`export`],
//! [`import`], [`create_client`] and [`revoke_client`]. Doors: `POST /ims/oneroster/token`,
//! `GET /ims/oneroster/rostering/v1p2/…`.
//!
//! How a package is read and written is `exchange::oneroster`; its words beside ours are `domain::oneroster`.

mod folk;
mod placed;
mod rest;
mod sessions;
mod store;
#[cfg(test)]
mod tests;

pub use rest::doors;
pub use store::{NewClient, create_client, export, import, revoke_client};
