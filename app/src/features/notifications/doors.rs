//! The door of mail programs: one press ends all mail (RFC 8058), with nothing but the secret of the letter.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;

use super::{letter, store};
use crate::kit::house::House;
use crate::kit::{AppError, door, link};

/// `POST /unsubscribe/{secret}`; whoever opens the address as a page is led to the settings, where nothing is lost by it.
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new().route("/unsubscribe/{secret}", post(end).get(lead)).with_state(house)
}

async fn lead() -> Redirect {
    Redirect::to(link::NOTIFICATION_SETTINGS)
}

async fn end(State(house): State<House>, Path(secret): Path<String>) -> Response {
    let Some(account) = letter::account_of(&house, &secret) else {
        return door::refused(&AppError::NotFound);
    };
    match store::unsubscribe(&house, account).await {
        Ok(()) => (StatusCode::OK, "Писем больше не будет.").into_response(),
        Err(error) => door::refused(&error),
    }
}
