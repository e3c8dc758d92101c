//! The ways out: a class in all subjects on paper and as a workbook.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use domain::ids::{ClassId, TermId};
use domain::print::{Paper, Roll};
use domain::trace::Way;
use serde::Deserialize;

use super::store;
use crate::kit::house::House;
use crate::kit::{AppResult, door, paper};

/// None: the first class in sight, the term of today.
#[derive(Clone, Copy, Deserialize)]
struct Asked {
    class: Option<ClassId>,
    term: Option<TermId>,
}

/// `GET /class-marks/marks.pdf`, `GET /class-marks/marks.xlsx`: `?class=&term=`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    let router =
        Router::new().route("/class-marks/marks.pdf", get(print)).route("/class-marks/marks.xlsx", get(book));
    router.with_state(house)
}

async fn print(State(house): State<House>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    match printed(&house, &headers, asked).await {
        Ok(file) => paper::handed(file, "marks.pdf"),
        Err(error) => door::turned_away(&error),
    }
}

async fn printed(house: &House, headers: &HeaderMap, asked: Asked) -> AppResult<Vec<u8>> {
    paper::print(house, Paper::Roll(roll(house, headers, asked, Way::Print).await?)).await
}

async fn book(State(house): State<House>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    match roll(&house, &headers, asked, Way::Export).await {
        Ok(roll) => door::handed(exchange::roll::write(&roll), door::XLSX, "marks.xlsx"),
        Err(error) => door::turned_away(&error),
    }
}

async fn roll(house: &House, headers: &HeaderMap, asked: Asked, way: Way) -> AppResult<Roll> {
    let cx = door::reading(house, headers).await?;
    let sight = cx.actor.sight_of_class_marks();
    store::roll(&cx, &sight, (asked.class, asked.term), way).await
}
