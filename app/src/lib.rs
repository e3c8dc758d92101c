//! The product: everything a user can see or do.

pub mod features;
pub mod kit;
#[cfg(feature = "ssr")]
pub mod router;
mod shell;
pub mod ui;

pub use features::App;
#[cfg(feature = "ssr")]
pub use shell::shell;
