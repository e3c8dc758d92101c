//! The call of the debts.

use leptos::prelude::*;

use super::owed::Owed;
#[cfg(feature = "ssr")]
use super::store;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::Request;

/// What is owed in the caller's own journals.
#[server]
pub async fn open_debts() -> AppResult<Owed> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_journals();
    store::owed(&cx, &sight).await
}
