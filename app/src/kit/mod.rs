//! How features talk to each other and to the world; knows no feature.

pub mod asked;
pub mod browser;
pub mod error;
pub mod flash;
pub mod hand;
pub mod link;
pub mod live;
pub mod loaded;
pub mod outbox;
pub mod tsv;
pub mod who;
pub mod wire;

#[cfg(feature = "ssr")]
pub mod cells;
#[cfg(feature = "ssr")]
pub mod clock;
#[cfg(feature = "ssr")]
pub mod db;
#[cfg(feature = "ssr")]
pub mod door;
#[cfg(feature = "ssr")]
pub mod event;
#[cfg(feature = "ssr")]
pub mod group;
#[cfg(feature = "ssr")]
pub mod house;
#[cfg(feature = "ssr")]
pub mod job;
#[cfg(feature = "ssr")]
pub mod lesson;
#[cfg(feature = "ssr")]
pub mod metric;
#[cfg(feature = "ssr")]
pub mod news;
#[cfg(feature = "ssr")]
pub mod paper;
#[cfg(feature = "ssr")]
pub mod password;
#[cfg(feature = "ssr")]
pub mod request;
#[cfg(feature = "ssr")]
pub mod response;
#[cfg(feature = "ssr")]
pub mod rolls;
#[cfg(feature = "ssr")]
pub mod session;
#[cfg(feature = "ssr")]
pub mod sql;
#[cfg(test)]
#[cfg(feature = "ssr")]
pub mod testing;
#[cfg(feature = "ssr")]
pub mod vault;

pub use error::{AppError, AppResult, FieldError};
pub use hand::Hand;
#[cfg(feature = "ssr")]
pub use request::Request;
