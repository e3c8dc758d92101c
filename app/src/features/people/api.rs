//! The call of the lists.

use leptos::prelude::*;
use server_fn::codec::Json;

use super::sheet::{Ask, Listing};
#[cfg(feature = "ssr")]
use super::store;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::Request;

/// People of the school now on, as far as the caller sees them.
#[server(input = Json)]
pub async fn list_people(ask: Ask) -> AppResult<Listing> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_people();
    store::listing(&cx, &sight, ask).await
}
