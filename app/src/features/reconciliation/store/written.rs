//! Lines of lists as text of a column, and as the few letters that tell whether a page is still true.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::kit::{AppError, AppResult, session};

/// As a column keeps it.
pub fn text<T: Serialize>(value: &T) -> AppResult<String> {
    serde_json::to_string(value).map_err(AppError::fault)
}

pub fn value<T: DeserializeOwned>(text: &str) -> AppResult<T> {
    serde_json::from_str(text).map_err(AppError::fault)
}

/// The same of a column that may be empty.
pub fn value_if_any<T: DeserializeOwned>(text: Option<String>) -> AppResult<Option<T>> {
    text.map(|text| value(&text)).transpose()
}

/// What a form was opened with, in a few letters.
pub fn seen<T: Serialize>(value: &T) -> AppResult<String> {
    Ok(session::hash(&text(value)?)[..16].to_owned())
}
