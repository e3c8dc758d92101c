//! The call of the day.

use leptos::prelude::*;

use super::day::MyDay;
#[cfg(feature = "ssr")]
use super::store;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::Request;

/// Lessons of the caller today and on the next day that has some: within sight are one's own alone.
#[server]
pub async fn open_my_day() -> AppResult<MyDay> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_journals();
    store::day(&cx, &sight).await
}
