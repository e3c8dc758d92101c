//! The product: everything a user can see or do.

#![recursion_limit = "256"]

#[cfg(not(any(erase_components, doc)))]
compile_error!("both halves want --cfg erase_components: see .cargo/config.toml, which RUSTFLAGS overrules");

mod again;
pub mod features;
pub mod kit;
#[cfg(feature = "ssr")]
pub mod router;
mod shell;
pub mod ui;

#[cfg(feature = "ssr")]
pub use features::App;
#[cfg(not(feature = "ssr"))]
pub use features::wake;
#[cfg(feature = "ssr")]
pub use shell::shell;
