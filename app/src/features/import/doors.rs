//! The ways in and out of files: a list brought as it is, and its rejected rows taken away to be corrected.

use axum::Router;
use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, Multipart, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::ids::UploadId;
use domain::people::roster::RosterKind;

use super::policy::BringPeople;
use super::store::{self, NewUpload};
use crate::kit::house::House;
use crate::kit::request::signed_by;
use crate::kit::{AppError, AppResult, Request, link, response};

/// A list may be 10 MB; the form around it is small.
const LARGEST: usize = 11 << 20;
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `POST /import/upload`, `GET /import/{upload}/rejected.xlsx`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new()
        .route("/import/upload", post(take).layer(DefaultBodyLimit::max(LARGEST)))
        .route("/import/{upload}/rejected.xlsx", get(give))
        .with_state(house)
}

async fn take(State(house): State<House>, headers: HeaderMap, form: Multipart) -> Response {
    match taken(house, &headers, form).await {
        Ok(upload) => Redirect::to(&super::address(upload)).into_response(),
        Err(error) => sent_back(&error),
    }
}

async fn taken(house: House, headers: &HeaderMap, form: Multipart) -> AppResult<UploadId> {
    let signed = signed_by(&house, headers).await?;
    let new = filled(form).await?;
    store::readable(&new).await?;
    let tx = house.db.long_turn().await?;
    let cx = Request::within(house, signed, tx);
    let school = cx.school()?;
    let permit = cx.actor.permit(BringPeople { school })?;
    let upload = store::keep(&cx, school, new, permit).await?;
    cx.commit(upload).await
}

async fn filled(mut form: Multipart) -> AppResult<NewUpload> {
    let mut new = NewUpload { kind: RosterKind::Pupils, file_name: String::new(), bytes: vec![] };
    while let Some(field) = form.next_field().await.map_err(unread)? {
        match field.name().unwrap_or_default() {
            "kind" => {
                let kind = field.text().await.map_err(unread)?;
                new.kind = if kind == "staff" { RosterKind::Staff } else { RosterKind::Pupils };
            }
            "file" => {
                new.file_name = field.file_name().unwrap_or("список").to_owned();
                new.bytes = field.bytes().await.map_err(unread)?.to_vec();
            }
            _ => {}
        }
    }
    if new.bytes.is_empty() {
        return Err(AppError::field("file", "Выберите файл со списком."));
    }
    Ok(new)
}

fn unread(error: MultipartError) -> AppError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return AppError::Refused(exchange::FileRefused::TooLarge.to_string());
    }
    AppError::Refused("Файл не дошёл до сервера целиком. Отправьте его ещё раз.".into())
}

/// What is wrong with the file is said at the form; who may not bring one has no form to go back to.
fn sent_back(error: &AppError) -> Response {
    match error {
        AppError::SignedOut => return Redirect::to(link::SIGN_IN).into_response(),
        AppError::Form(_) | AppError::Refused(_) => {}
        other => return refused(other),
    }
    response::sent_back(error, link::IMPORT)
}

async fn give(
    State(house): State<House>,
    Path(upload): Path<i64>,
    Query(query): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Response {
    match given(house, &headers, UploadId(upload), super::chosen(query)).await {
        Ok(book) => {
            let file = "attachment; filename=\"rejected.xlsx\"";
            ([(header::CONTENT_TYPE, XLSX), (header::CONTENT_DISPOSITION, file)], book).into_response()
        }
        Err(error) => refused(&error),
    }
}

fn refused(error: &AppError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::NOT_FOUND);
    (status, error.to_string()).into_response()
}

async fn given(
    house: House,
    headers: &HeaderMap,
    upload: UploadId,
    classes: Option<Vec<String>>,
) -> AppResult<Vec<u8>> {
    let signed = signed_by(&house, headers).await?;
    let tx = house.db.read().await?;
    let cx = Request::within(house, signed, tx);
    let upload = store::upload(&cx, upload).await?;
    let _permit = cx.actor.permit(BringPeople { school: upload.school() })?;
    store::rejected(&cx, upload, classes).await
}
