//! The way of a week out to other programs and in from them.

use axum::extract::multipart::MultipartError;
use axum::extract::{Multipart, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::TimetableDraftId;
use domain::timetable::{ArrangeTimetable, Arriving};
use exchange::week;
use serde::Deserialize;

use super::store;
use crate::kit::house::House;
use crate::kit::request::signed_by;
use crate::kit::{AppError, AppResult, Request, door, link};

const XML: &str = "application/xml";

/// The draft that is wanted, by default the one changed last, else the week in force.
#[derive(Deserialize)]
pub struct Asked {
    draft: Option<TimetableDraftId>,
}

/// `GET /timetable/week.fet?draft=`
pub async fn give(State(house): State<House>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    match given(house, &headers, asked.draft).await {
        Ok(text) => door::handed(text.into_bytes(), XML, "timetable.fet"),
        Err(error) => door::refused(&error),
    }
}

async fn given(house: House, headers: &HeaderMap, draft: Option<TimetableDraftId>) -> AppResult<String> {
    let cx = door::reading(&house, headers).await?;
    let _permit = cx.actor.permit(ArrangeTimetable(cx.school()?))?;
    let of = store::arranged(&cx).await?;
    let (school, plan) = store::taken_out(&cx, &of, draft).await?;
    Ok(week::write(&school, &plan))
}

/// `POST /timetable/arrive`
pub async fn take(State(house): State<House>, headers: HeaderMap, form: Multipart) -> Response {
    match taken(house, &headers, form).await {
        Ok(draft) => Redirect::to(&link::draft(draft)).into_response(),
        Err(error) => door::sent_back(&error, link::DRAFTS),
    }
}

async fn taken(house: House, headers: &HeaderMap, form: Multipart) -> AppResult<TimetableDraftId> {
    let cx = door::reading(&house, headers).await?;
    let _permit = cx.actor.permit(ArrangeTimetable(cx.school()?))?;
    drop(cx);
    let (name, file) = filled(form).await?;
    let lessons = lessons(file).await?;
    let signed = signed_by(&house, headers).await?;
    let tx = house.db.long_turn().await?;
    let cx = Request::within(house, signed, tx);
    let permit = cx.actor.permit(ArrangeTimetable(cx.school()?))?;
    let of = store::arranged(&cx).await?;
    let draft = store::arrive(&cx, &of, (&name, &lessons), permit).await?;
    cx.commit(draft).await
}

async fn filled(mut form: Multipart) -> AppResult<(String, Vec<u8>)> {
    let (mut name, mut file) = (String::new(), vec![]);
    while let Some(field) = form.next_field().await.map_err(unread)? {
        match field.name().unwrap_or_default() {
            "name" => name = field.text().await.map_err(unread)?,
            "file" => file = field.bytes().await.map_err(unread)?.to_vec(),
            _ => {}
        }
    }
    Ok((name, file))
}

/// A file is read off the threads that answer people.
async fn lessons(file: Vec<u8>) -> AppResult<Vec<Arriving>> {
    let read = tokio::task::spawn_blocking(move || week::read(&file)).await.map_err(AppError::fault)?;
    read.map_err(|why| AppError::field("file", why.to_string()))
}

fn unread(error: MultipartError) -> AppError {
    door::unread(&error, AppError::field("file", week::WeekRefused::TooLarge.to_string()))
}
