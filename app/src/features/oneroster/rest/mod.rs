//! The roster for programs: `OneRoster` 1.2 over HTTP, to be read.

mod asked;
mod collections;
mod doors;
mod filter;
mod lists;
mod openapi;
mod pace;
mod status;
mod wire;

pub use doors::doors;
