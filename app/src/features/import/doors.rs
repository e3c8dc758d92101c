//! The ways in and out of files: a list brought as it is, and its rejected rows taken away to be corrected.

use axum::Router;
use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, Multipart, Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::ids::UploadId;
use domain::people::roster::RosterKind;

use super::policy::BringPeople;
use super::store::{self, NewUpload};
use crate::kit::house::House;
use crate::kit::request::signed_by;
use crate::kit::{AppError, AppResult, Request, door, link};

/// A list may be 10 MB; the form around it is small.
const LARGEST: usize = 11 << 20;

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
        Err(error) => door::sent_back(&error, link::IMPORT),
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
    door::unread(&error, AppError::Refused(exchange::FileRefused::TooLarge.to_string()))
}

async fn give(
    State(house): State<House>,
    Path(upload): Path<i64>,
    Query(query): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Response {
    match given(house, &headers, UploadId(upload), super::sheet::chosen(query)).await {
        Ok(book) => door::handed(book, door::XLSX, "rejected.xlsx"),
        Err(error) => door::refused(&error),
    }
}

async fn given(
    house: House,
    headers: &HeaderMap,
    upload: UploadId,
    classes: Option<Vec<String>>,
) -> AppResult<Vec<u8>> {
    let cx = door::reading(&house, headers).await?;
    let upload = store::upload(&cx, upload).await?;
    let _permit = cx.actor.permit(BringPeople { school: upload.school() })?;
    store::rejected(&cx, upload, classes).await
}
