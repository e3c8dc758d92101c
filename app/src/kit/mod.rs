//! How features talk to each other and to the world; knows no feature.

pub mod error;
#[cfg(feature = "ssr")]
pub mod db;
#[cfg(feature = "ssr")]
pub mod event;
#[cfg(all(test, feature = "ssr"))]
pub mod testing;

pub use error::{AppError, AppResult, FieldError};
