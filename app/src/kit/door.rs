//! Ways of files in and out, beside the calls: who comes, and how one is answered who does not get through.

use axum::extract::multipart::MultipartError;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::db::Reading;
use super::house::House;
use super::request::signed_by;
use super::{AppError, AppResult, Request, link, response};

pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Whoever comes by `headers`, with a snapshot to read from.
pub async fn reading(house: &House, headers: &HeaderMap) -> AppResult<Request<Reading>> {
    let signed = signed_by(house, headers).await?;
    Ok(Request::within(house.clone(), signed, house.db.read().await?))
}

/// A form with a file that did not arrive; `too_large` where it is longer than may be.
pub fn unread(error: &MultipartError, too_large: AppError) -> AppError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return too_large;
    }
    AppError::Refused("Файл не дошёл до сервера целиком. Отправьте его ещё раз.".into())
}

/// A file to take away; `name` is Latin.
pub fn handed(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}

/// The words of `error` under its status.
pub fn refused(error: &AppError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::NOT_FOUND);
    (status, error.to_string()).into_response()
}

/// The same, but whoever is signed out is led to the door.
pub fn turned_away(error: &AppError) -> Response {
    match error {
        AppError::SignedOut => Redirect::to(link::SIGN_IN).into_response(),
        other => refused(other),
    }
}

/// What is wrong with a form is said at the form, on `page`; who may not send one has no form to go back to.
pub fn sent_back(error: &AppError, page: &str) -> Response {
    match error {
        AppError::Form(_) | AppError::Refused(_) => response::sent_back(error, page),
        other => turned_away(other),
    }
}
