//! The way out: sheets to be filled in by hand, each with the code of the page that takes it back.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use chrono::NaiveDate;
use domain::print::Paper;
use serde::Deserialize;

use super::sheet::Whose;
use super::store;
use crate::kit::house::House;
use crate::kit::{AppError, AppResult, door, link, paper, response};

/// Which sheets are wished for.
#[derive(Deserialize)]
struct Asked {
    on: Option<NaiveDate>,
    #[serde(default)]
    reach: String,
    #[serde(default)]
    whose: String,
}

/// `GET /outage/sheets.pdf?on=&reach=&whose=`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new().route("/outage/sheets.pdf", get(give)).with_state(house)
}

async fn give(State(house): State<House>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    match given(&house, &headers, &asked).await {
        Ok(file) => paper::handed(file, "sheets.pdf"),
        Err(error @ AppError::Refused(_)) => response::sent_back(&error, link::OUTAGE),
        Err(error) => door::turned_away(&error),
    }
}

async fn given(house: &House, headers: &HeaderMap, asked: &Asked) -> AppResult<Vec<u8>> {
    let cx = door::reading(house, headers).await?;
    let sight = cx.actor.sight_of_journals();
    let on = asked.on.unwrap_or(cx.today);
    let blanks =
        store::papers(&cx, &sight, (on, &asked.reach, Whose::parse(&asked.whose).unwrap_or_default()))
            .await?;
    if blanks.sheets.is_empty() {
        return Err(AppError::Refused("В эти дни уроков нет: печатать нечего. Выберите другой день.".into()));
    }
    // The paper is set for seconds: the reader is free meanwhile.
    drop(cx);
    paper::print(house, Paper::Blanks(blanks)).await
}
