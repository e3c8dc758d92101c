//! The ways out of the lists: a class, a school or its staff on paper and as a workbook.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use domain::print::{Paper, Roll};
use domain::trace::Way;

use super::roll::RollWish;
use super::store;
use crate::kit::house::House;
use crate::kit::{AppResult, door, paper};

type Sent = Vec<(String, String)>;

/// `GET /people/list.pdf`, `GET /people/list.xlsx`: `?side=&class=&column=&blanks=`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    let router = Router::new().route("/people/list.pdf", get(print)).route("/people/list.xlsx", get(book));
    router.with_state(house)
}

async fn print(State(house): State<House>, Query(sent): Query<Sent>, headers: HeaderMap) -> Response {
    match printed(&house, &headers, &sent).await {
        Ok(file) => paper::handed(file, "list.pdf"),
        Err(error) => door::turned_away(&error),
    }
}

async fn printed(house: &House, headers: &HeaderMap, sent: &Sent) -> AppResult<Vec<u8>> {
    paper::print(house, Paper::Roll(roll(house, headers, (sent, Way::Print)).await?)).await
}

async fn book(State(house): State<House>, Query(sent): Query<Sent>, headers: HeaderMap) -> Response {
    match roll(&house, &headers, (&sent, Way::Export)).await {
        Ok(roll) => door::handed(exchange::roll::write(&roll), door::XLSX, "list.xlsx"),
        Err(error) => door::turned_away(&error),
    }
}

async fn roll(house: &House, headers: &HeaderMap, (sent, way): (&Sent, Way)) -> AppResult<Roll> {
    let cx = door::reading(house, headers).await?;
    let sight = cx.actor.sight_of_people();
    store::roll(&cx, &sight, (&RollWish::read(sent)?, way)).await
}
