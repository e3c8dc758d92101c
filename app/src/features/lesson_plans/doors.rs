//! The way in for a new plan: a form, and a file with it if there is one.

use axum::Router;
use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use domain::ids::LessonPlanId;
use domain::lesson_plan::{MOST_TOPICS, Topic, guess};
use exchange::lesson_plan;

use super::store;
use crate::kit::house::House;
use crate::kit::request::signed_by;
use crate::kit::{AppError, AppResult, Request, door, link};

/// A plan may be 10 MB; the form around it is small.
const LARGEST: usize = 11 << 20;

/// `POST /lesson-plans/begin`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new()
        .route("/lesson-plans/begin", post(take).layer(DefaultBodyLimit::max(LARGEST)))
        .with_state(house)
}

async fn take(State(house): State<House>, headers: HeaderMap, form: Multipart) -> Response {
    match taken(house, &headers, form).await {
        Ok(plan) => Redirect::to(&link::lesson_plan(plan)).into_response(),
        Err(error) => door::sent_back(&error, link::LESSON_PLANS),
    }
}

#[derive(Default)]
struct Filled {
    course: String,
    variant: String,
    file: Vec<u8>,
}

async fn taken(house: House, headers: &HeaderMap, form: Multipart) -> AppResult<LessonPlanId> {
    let signed = signed_by(&house, headers).await?;
    let Filled { course, variant, file } = filled(form).await?;
    let topics = topics(file).await?;
    let tx = house.db.long_turn().await?;
    let cx = Request::within(house, signed, tx);
    let mut new = store::beginning(&cx, (&course, None), variant).await?;
    let permit = cx.actor.permit(new.write())?;
    new.topics = topics;
    let plan = store::begin(&cx, new, permit).await?;
    cx.commit(plan).await
}

async fn filled(mut form: Multipart) -> AppResult<Filled> {
    let mut filled = Filled::default();
    while let Some(field) = form.next_field().await.map_err(unread)? {
        match field.name().unwrap_or_default() {
            "course" => filled.course = field.text().await.map_err(unread)?,
            "variant" => filled.variant = field.text().await.map_err(unread)?,
            "file" => filled.file = field.bytes().await.map_err(unread)?.to_vec(),
            _ => {}
        }
    }
    Ok(filled)
}

/// Topics of the table with the most of them; a file is read off the threads that answer people.
async fn topics(file: Vec<u8>) -> AppResult<Vec<Topic>> {
    if file.is_empty() {
        return Ok(vec![]);
    }
    let read = tokio::task::spawn_blocking(move || lesson_plan::tables(&file));
    let tables = read.await.map_err(AppError::fault)?;
    let tables = tables.map_err(|why| AppError::field("file", why.to_string()))?;
    let topics = tables.iter().map(|rows| guess(rows).topics).max_by_key(Vec::len).unwrap_or_default();
    if topics.is_empty() {
        let why = "В файле не нашлось таблицы с темами. Нужен столбец «Тема» и хотя бы одна строка под ним.";
        return Err(AppError::field("file", why));
    }
    if topics.len() > MOST_TOPICS {
        return Err(AppError::field("file", format!("В плане не больше {MOST_TOPICS} строк.")));
    }
    Ok(topics)
}

fn unread(error: MultipartError) -> AppError {
    door::unread(&error, AppError::field("file", exchange::FileRefused::TooLarge.to_string()))
}
