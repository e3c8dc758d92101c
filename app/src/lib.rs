//! The product: everything a user can see or do.

pub mod kit;
pub mod ui;
