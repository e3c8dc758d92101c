//! The feed itself: whoever has the secret reads, as long as whoever made it might.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::feed::ReadFeed;

use super::store;
use crate::kit::house::House;
use crate::kit::{AppError, AppResult, Request, door, request, session};

const KIND: &str = "text/calendar; charset=utf-8";

/// `GET /calendar/{secret}.ics`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new().route("/calendar/{file}", get(give)).with_state(house)
}

async fn give(State(house): State<House>, Path(file): Path<String>, parts: Parts) -> Response {
    match given(&house, &file, &parts).await {
        Ok(calendar) => answered(calendar, &parts.headers),
        Err(error @ (AppError::Busy | AppError::TooOften { .. } | AppError::Fault(_))) => {
            door::refused(&error)
        }
        // A secret that is wrong, taken back or without a right behind it: nobody learns which.
        Err(_) => door::refused(&AppError::NotFound),
    }
}

async fn given(house: &House, file: &str, parts: &Parts) -> AppResult<String> {
    let secret = secret_in(file).ok_or(AppError::NotFound)?;
    house.attempts.one_more(secret, &request::address_in(house, parts))?;
    let feed = store::feed(house, secret).await?;
    let cx = Request::on_behalf_of(house, feed.maker).await?;
    let permit = cx.actor.permit(ReadFeed(feed.of))?;
    let calendar = exchange::calendar::write(&store::calendar(&cx, &feed, &permit).await?, cx.now);
    drop(cx);
    store::note_read(house, &feed).await;
    Ok(calendar)
}

/// The secret of a file's name, if it may be one.
fn secret_in(file: &str) -> Option<&str> {
    let secret = file.strip_suffix(".ics")?;
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    (secret.len() == 64 && secret.bytes().all(hex)).then_some(secret)
}

/// A calendar that has it already is told so.
fn answered(calendar: String, headers: &HeaderMap) -> Response {
    let tag = tag(&calendar);
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let head = [(ETAG, tag.clone()), (CACHE_CONTROL, "private, no-cache".to_owned())];
    if known.split(',').any(|one| one.trim() == tag) {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    (head, [(CONTENT_TYPE, KIND)], calendar).into_response()
}

/// The same as long as the lessons are: the moment when the file was made is left out.
fn tag(calendar: &str) -> String {
    let lessons = calendar.lines().filter(|line| !line.starts_with("DTSTAMP:"));
    format!("W/\"{}\"", &session::hash(&lessons.collect::<Vec<_>>().join("\n"))[..32])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_its_secret() {
        let secret = "0123456789abcdef".repeat(4);
        assert_eq!(secret_in(&format!("{secret}.ics")), Some(secret.as_str()));
        for wrong in [secret.clone(), "a.ics".into(), format!("{}.ics", secret.to_uppercase())] {
            assert_eq!(secret_in(&wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_moment_of_making_changes_no_tag() {
        let made = |at: &str, room: &str| tag(&format!("DTSTAMP:{at}\r\nLOCATION:{room}\r\n"));
        assert_eq!(made("20261112T050000Z", "112"), made("20261112T060000Z", "112"));
        assert_ne!(made("20261112T050000Z", "112"), made("20261112T050000Z", "113"));
    }
}
