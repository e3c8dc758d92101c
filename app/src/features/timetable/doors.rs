//! The way out of the sheet in the hall: the week of all classes as a workbook.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use chrono::NaiveDate;
use domain::access::Sight;
use domain::timetable::ReadTimetable;
use serde::Deserialize;

use super::hall::wall;
use super::leaf::Whose;
use super::store;
use crate::kit::house::House;
use crate::kit::{AppResult, door};

/// A day of the week that is wanted.
#[derive(Deserialize)]
struct Asked {
    on: Option<NaiveDate>,
}

/// `GET /timetable/hall.xlsx?on=`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new().route("/timetable/hall.xlsx", get(give)).with_state(house)
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
