//! Calls of calendars.

#[cfg(feature = "ssr")]
use domain::access::OwnAccount;
use domain::feed::FeedOf;
#[cfg(feature = "ssr")]
use domain::feed::{Homework, ReadFeed};
use domain::ids::FeedId;
use leptos::prelude::*;

use super::feeds::Feeds;
#[cfg(feature = "ssr")]
use super::{fresh, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link};

/// Addresses the caller has made, and whose lessons another may be made for.
#[server]
pub async fn open_feeds() -> AppResult<Feeds> {
    let cx = Request::read().await?;
    let _permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    store::feeds(&cx, fresh::take().as_deref()).await
}

/// Makes an address for these lessons, with `homework` or without; the page it leads to shows the secret once.
#[server]
pub async fn make_feed(of: FeedOf, homework: Option<String>) -> AppResult<()> {
    let cx = Request::write().await?; //             who asks, and about what: it says so itself
    let permit = cx.actor.permit(ReadFeed(of))?; //  may they
    let secret = store::make(&cx, Homework::from(homework.is_some()), permit).await?;
    fresh::hand_over(&cx.house, &secret);
    leptos_axum::redirect(link::CALENDAR);
    cx.commit(()).await
}

/// Takes an own address back: from now on it opens nothing.
#[server]
pub async fn revoke_feed(feed: FeedId) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    store::revoke(&cx, feed, permit).await?;
    leptos_axum::redirect(link::CALENDAR);
    cx.commit(()).await
}
