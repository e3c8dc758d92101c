//! What an answer carries beside its content: status, cookies, the note that survives a redirect.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts};
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

use super::AppError;

/// Gives the answer the status of `error`. A form posted without JavaScript already carries a redirect:
/// its error waits in a cookie for the next page.
pub fn set_status_of(error: &AppError) {
    if posted_without_script() {
        keep_for_next_page(error);
    } else {
        set_status(error.status());
    }
}

/// Sets the status of the answer being made.
pub fn set_status(status: u16) {
    let Some(response) = use_context::<ResponseOptions>() else { return };
    if let Ok(status) = StatusCode::from_u16(status) {
        response.set_status(status);
    }
}

/// Puts a cookie on the answer.
pub fn set_cookie(cookie: &str) {
    let Some(response) = use_context::<ResponseOptions>() else { return };
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.append_header(header::SET_COOKIE, value);
    }
}

/// Adds a header to the answer.
pub fn set_header(name: header::HeaderName, value: &'static str) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(name, HeaderValue::from_static(value));
    }
}

/// The mark of an answer whose form, if it was refused, is answered by its own page with all that was typed.
pub const KEEPS_TYPED: header::HeaderName = header::HeaderName::from_static("x-keeps-typed");

/// Asks for that; it never leaves the server.
pub fn keep_typed() {
    set_header(KEEPS_TYPED, "1");
}

/// Asks that the form be answered by its own page with all that was typed even though nothing was refused: it is looked
/// over before it is sent for good.
pub fn show_typed() {
    set_header(KEEPS_TYPED, SHOWS_TYPED);
}

pub const SHOWS_TYPED: &str = "2";

/// A cookie of the caller of the current request.
pub fn cookie(name: &str) -> Option<String> {
    cookie_in(&use_context::<Parts>()?.headers, name)
}

/// A cookie among `headers`.
pub fn cookie_in(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

fn posted_without_script() -> bool {
    let Some(parts) = use_context::<Parts>() else { return false };
    let accepts_html = parts.headers.get(header::ACCEPT).and_then(|v| v.to_str().ok());
    parts.method == axum::http::Method::POST && accepts_html.is_some_and(|v| v.contains("text/html"))
}

/// Name of the cookie in which an error of a form posted without JavaScript waits for the next page.
const FLASH: &str = "flash";

/// Keeps `error` for the page the browser is led back to.
fn keep_for_next_page(error: &AppError) {
    if let Some(cookie) = flash_of(error) {
        set_cookie(&cookie);
    }
}

fn flash_of(error: &AppError) -> Option<String> {
    let text = serde_json::to_string(error).ok()?;
    let written = text.bytes().fold(String::new(), |line, byte| line + &format!("{byte:02x}"));
    Some(format!("{FLASH}={written}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60"))
}

/// The same among the headers of an answer, as a browser would send it back.
pub fn kept_error(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
    let kept = cookies.filter_map(|line| line.split(';').next()).filter_map(|pair| pair.split_once('='));
    let (name, value) = kept.into_iter().find(|(name, value)| *name == FLASH && !value.is_empty())?;
    Some(format!("{name}={value}"))
}

/// A form of a door that was refused leads back to `page`, which says why.
pub fn sent_back(error: &AppError, page: &str) -> Response {
    let cookie = flash_of(error).unwrap_or_default();
    ([(header::SET_COOKIE, cookie)], Redirect::to(page)).into_response()
}

/// Takes the kept error, once.
pub fn take_flash() -> Option<AppError> {
    let written = cookie(FLASH)?;
    set_cookie(&format!("{FLASH}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"));
    let bytes =
        written.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
    serde_json::from_slice(&bytes.collect::<Option<Vec<u8>>>()?).ok()
}
