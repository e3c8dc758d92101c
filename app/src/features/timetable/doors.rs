//! Ways in and out: the week of all classes as a workbook, drafts to other programs and from them.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use chrono::NaiveDate;
use domain::access::Sight;
use domain::print::Paper;
use domain::timetable::ReadTimetable;
use serde::Deserialize;

use super::arriving;
use super::hall::wall;
use super::leaf::Whose;
use super::store;
use crate::kit::house::House;
use crate::kit::{AppResult, door, paper};

/// A day of the week that is wanted.
#[derive(Deserialize)]
struct Asked {
    on: Option<NaiveDate>,
    of: Option<Whose>,
}

/// A week of another program may be 10 MB; the form around it is small.
const LARGEST: usize = 11 << 20;

/// `GET /timetable/hall.xlsx?on=`, `GET /timetable/week.pdf?of=&on=`, `GET /timetable/week.fet?draft=`, `POST /timetable/arrive`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new()
        .route("/timetable/hall.xlsx", get(give))
        .route("/timetable/week.pdf", get(print))
        .route("/timetable/week.fet", get(arriving::give))
        .route("/timetable/arrive", post(arriving::take).layer(DefaultBodyLimit::max(LARGEST)))
        .with_state(house)
}

async fn give(State(house): State<House>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    match given(house, &headers, asked.on).await {
        Ok(book) => door::handed(book, door::XLSX, "timetable.xlsx"),
        Err(error) => door::refused(&error),
    }
}

async fn given(house: House, headers: &HeaderMap, on: Option<NaiveDate>) -> AppResult<Vec<u8>> {
    let cx = door::reading(&house, headers).await?;
    let _permit = cx.actor.permit(ReadTimetable(cx.school()?))?;
    let leaf = store::leaf(&cx, &Sight::default(), (Some(Whose::Hall), on)).await?;
    Ok(exchange::wall::write(&wall(&leaf)))
}

/// For whoever may read the timetable.
async fn print(State(house): State<House>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    match printed(&house, &headers, asked).await {
        Ok(file) => paper::handed(file, "timetable.pdf"),
        Err(error) => door::turned_away(&error),
    }
}

async fn printed(house: &House, headers: &HeaderMap, asked: Asked) -> AppResult<Vec<u8>> {
    let cx = door::reading(house, headers).await?;
    if let Ok(school) = cx.school() {
        let _permit = cx.actor.permit(ReadTimetable(school))?;
    }
    let sight = cx.actor.sight_of_diaries();
    let leaf = store::leaf(&cx, &sight, (asked.of, asked.on)).await?;
    drop(cx);
    paper::print(house, Paper::Week(super::paper::paper(&leaf))).await
}
