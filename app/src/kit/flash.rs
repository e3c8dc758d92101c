//! What a form sent without scripts was answered: shown on the page it led back to.

use leptos::prelude::*;

use super::AppError;
use super::wire::from_server;

/// The error waiting for this page, if any; read once.
pub fn flash() -> Option<AppError> {
    from_server(taken)
}

/// The text waiting for one field of a form.
pub fn at(flash: &Option<AppError>, field: &'static str) -> Signal<Option<String>> {
    let text = flash.as_ref().and_then(|error| error.at(field));
    Signal::stored(text)
}

/// The text that belongs to no field.
pub fn general(flash: &Option<AppError>) -> Option<String> {
    flash.as_ref().filter(|error| !matches!(error, AppError::Form(_))).map(ToString::to_string)
}

#[cfg(feature = "ssr")]
fn taken() -> Option<AppError> {
    crate::kit::response::take_flash()
}

#[cfg(not(feature = "ssr"))]
fn taken() -> Option<AppError> {
    None
}
