//! The way out of the protocol of a campaign, as a PDF.

use axum::Router;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use domain::ids::ReconciliationId;
use domain::print::{Paper, Protocol};
use domain::reconciliation::ReadReconciliation;
use serde::Deserialize;

use super::store;
use crate::kit::house::House;
use crate::kit::{AppError, AppResult, door, paper};

/// `GET /reconciliation/protocol.pdf`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new().route("/reconciliation/protocol.pdf", get(protocol)).with_state(house)
}

#[derive(Deserialize)]
struct Wish {
    reconciliation: i64,
}

async fn protocol(State(house): State<House>, Query(wish): Query<Wish>, headers: HeaderMap) -> Response {
    match printed(&house, ReconciliationId(wish.reconciliation), &headers).await {
        Ok(file) => paper::handed(file, "protocol.pdf"),
        Err(error) => door::turned_away(&error),
    }
}

async fn printed(house: &House, id: ReconciliationId, headers: &HeaderMap) -> AppResult<Vec<u8>> {
    let drawn: Protocol = {
        let cx = door::reading(house, headers).await?;
        let campaign = store::campaign(&cx, id).await?;
        let permit = cx.actor.permit(ReadReconciliation(campaign.school)).map_err(|_| AppError::NotFound)?;
        store::protocol(&cx, &campaign, &permit).await?
    };
    paper::print(house, Paper::Protocol(drawn)).await
}
