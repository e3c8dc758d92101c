//! Doors beside the pages: how much is new, for the bell of an open page; and the end of all mail, for mail programs.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::{letter, store};
use crate::kit::house::House;
use crate::kit::request::looked_at_by;
use crate::kit::{AppError, AppResult, door, link, notices};

/// `GET /bell` answers with a number. `POST /unsubscribe/{secret}` ends all mail with one press (RFC 8058), by nothing but
/// the secret of the letter; whoever opens the address as a page is led to the settings, where nothing is lost by it.
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new()
        .route("/bell", get(bell))
        .route("/unsubscribe/{secret}", post(end).get(lead))
        .with_state(house)
}

async fn bell(State(house): State<House>, headers: HeaderMap) -> Response {
    match unread(&house, &headers).await {
        Ok(unread) => unread.to_string().into_response(),
        Err(error) => door::refused(&error),
    }
}

/// A page asks by itself: that is no visit.
async fn unread(house: &House, headers: &HeaderMap) -> AppResult<u32> {
    let signed = looked_at_by(house, headers).await?;
    notices::unread(&house.db.read().await?, &signed.actor, house).await
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
