//! The way in of lists of schools: brought as a file, founded all together or given back with what is wrong.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use exchange::schools::{self, SchoolList};

use super::{slip_paper, store};
use crate::kit::house::House;
use crate::kit::request::signed_by;
use crate::kit::{AppError, AppResult, FieldError, Request, door, link};

/// A list may be 10 MB; the form around it is small.
const LARGEST: usize = 11 << 20;
/// Rows told on the page; the marked list tells all.
const TOLD: usize = 8;

/// `POST /organisations/list`, `POST /organisations/checked.xlsx`, `POST /organisations/slip`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new()
        .route("/organisations/list", post(take).layer(DefaultBodyLimit::max(LARGEST)))
        .route("/organisations/checked.xlsx", post(check).layer(DefaultBodyLimit::max(LARGEST)))
        .route("/organisations/slip", post(slip_paper::print))
        .with_state(house)
}

async fn take(State(house): State<House>, headers: HeaderMap, form: Multipart) -> Response {
    match taken(house, &headers, form).await {
        Ok(many) => Redirect::to(&format!("{}?made={many}", link::ORGANISATIONS)).into_response(),
        Err(error) => door::sent_back(&error, link::ORGANISATIONS),
    }
}

/// All rows or none: a list that was founded by half would have to be cut before it comes again.
async fn taken(house: House, headers: &HeaderMap, form: Multipart) -> AppResult<usize> {
    let signed = signed_by(&house, headers).await?;
    let list = brought(form).await?;
    let tx = house.db.long_turn().await?;
    let cx = Request::within(house, signed, tx);
    let sight = cx.actor.sight_of_appointments();
    if sight.is_empty() {
        return Err(AppError::NotFound);
    }
    let judged = store::judged(&cx.tx, &sight, &list).await?;
    let notes = store::notes(&judged);
    if !notes.is_empty() {
        return Err(AppError::Form(told(&notes)));
    }
    let many = judged.len();
    for (office, founding) in judged.into_iter().filter_map(|one| one.outcome.ok()) {
        let permit = cx.actor.permit(office)?;
        store::found(&cx, &founding, permit).await?;
    }
    cx.commit(many).await
}

fn told(notes: &[(u32, String)]) -> Vec<FieldError> {
    let lines = notes.iter().take(TOLD);
    let mut told: Vec<FieldError> =
        lines.map(|(row, why)| FieldError::new("list", format!("Строка {row}: {why}"))).collect();
    if notes.len() > TOLD {
        let more = format!("И ещё строк: {}. Все они отмечены в файле с пометками.", notes.len() - TOLD);
        told.push(FieldError::new("list", more));
    }
    told
}

async fn check(State(house): State<House>, headers: HeaderMap, form: Multipart) -> Response {
    match checked(house, &headers, form).await {
        Ok(book) => door::handed(book, door::XLSX, "schools-checked.xlsx"),
        Err(error) => door::sent_back(&error, link::ORGANISATIONS),
    }
}

async fn checked(house: House, headers: &HeaderMap, form: Multipart) -> AppResult<Vec<u8>> {
    let cx = door::reading(&house, headers).await?;
    let list = brought(form).await?;
    let sight = cx.actor.sight_of_appointments();
    if sight.is_empty() {
        return Err(AppError::NotFound);
    }
    let judged = store::judged(&cx.tx, &sight, &list).await?;
    Ok(schools::annotated(&list, &store::notes(&judged)))
}

async fn brought(mut form: Multipart) -> AppResult<SchoolList> {
    let too_large = || AppError::field("file", exchange::FileRefused::TooLarge.to_string());
    let mut bytes = vec![];
    while let Some(field) = form.next_field().await.map_err(|error| door::unread(&error, too_large()))? {
        if field.name() == Some("file") {
            bytes = field.bytes().await.map_err(|error| door::unread(&error, too_large()))?.to_vec();
        }
    }
    if bytes.is_empty() {
        return Err(AppError::field("file", "Выберите файл со списком школ."));
    }
    let read = tokio::task::spawn_blocking(move || schools::read(&bytes)).await;
    let read = read.map_err(|error| AppError::fault(error.to_string()))?;
    read.map_err(|why| AppError::field("file", why.to_string()))
}
