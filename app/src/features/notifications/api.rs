//! Calls of notices.

use chrono::NaiveDate;
#[cfg(feature = "ssr")]
use domain::access::OwnAccount;
use domain::ids::{AnnouncementId, DeviceId};
use domain::notification::{Announce, Wishes};
#[cfg(feature = "ssr")]
use domain::notification::{Announcing, Hearing};
use leptos::prelude::*;

use super::board::{Board, Settings};
use super::told::Notices;
#[cfg(feature = "ssr")]
use super::{policy, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link};

/// What the caller hears, latest first.
#[server]
pub async fn open_notices() -> AppResult<Notices> {
    let cx = Request::read().await?;
    let sight = Hearing::of(&cx.actor);
    store::notices(&cx, &sight).await
}

/// Notes that the caller has read what the list showed, up to `seen`.
#[server]
pub async fn read_notices(#[server(default)] seen: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    let seen = policy::places(&seen)?;
    store::read_up_to(&cx, &seen, permit).await?;
    leptos_axum::redirect(link::NOTIFICATIONS);
    cx.commit(()).await
}

/// What reaches the caller, when, and where mail goes.
#[server]
pub async fn open_settings() -> AppResult<Settings> {
    let cx = Request::read().await?;
    let permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    store::settings(&cx, &permit).await
}

/// Keeps what the caller wants by mail and on the phone, and the hours in which nothing is sent.
#[server]
pub async fn save_wishes(wishes: Wishes) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    store::save(&cx, &wishes, permit).await?;
    leptos_axum::redirect(link::NOTIFICATION_SETTINGS);
    cx.commit(()).await
}

/// Asks an address whether it is the caller's.
#[server]
pub async fn set_mail(mail: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    let mail = policy::address(&cx.house, &permit, &mail)?;
    store::set_mail(&cx, &mail, permit).await?;
    leptos_axum::redirect(link::NOTIFICATION_SETTINGS);
    cx.commit(()).await
}

/// The caller has the letter that was sent to the address: mail may go there.
#[server]
pub async fn confirm_mail(secret: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    store::confirm(&cx, &secret, permit).await?;
    leptos_axum::redirect(link::NOTIFICATION_SETTINGS);
    cx.commit(()).await
}

/// No mail goes to the caller any more, and the address is forgotten.
#[server]
pub async fn forget_mail() -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    store::forget_mail(&cx, permit).await?;
    leptos_axum::redirect(link::NOTIFICATION_SETTINGS);
    cx.commit(()).await
}

/// Turns the caller's browser on: pushes go to the address it gave.
#[server]
pub async fn turn_device_on(endpoint: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    let found = policy::endpoint(&cx.house, &permit, &endpoint)?;
    store::turn_on(&cx, (&found, &endpoint), permit).await?;
    leptos_axum::redirect(link::NOTIFICATION_SETTINGS);
    cx.commit(()).await
}

/// Turns one of the caller's devices off.
#[server]
pub async fn turn_device_off(device: DeviceId) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    store::turn_off(&cx, device, permit).await?;
    leptos_axum::redirect(link::NOTIFICATION_SETTINGS);
    cx.commit(()).await
}

/// What hangs for the caller, and to whom they may write.
#[server]
pub async fn open_board() -> AppResult<Board> {
    let cx = Request::read().await?;
    let sight = Hearing::of(&cx.actor);
    store::board(&cx, &sight).await
}

/// Puts an announcement up.
#[server]
pub async fn put_up_announcement(
    to: Announce,
    title: String,
    #[server(default)] text: String,
    until: NaiveDate,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(to)?;
    let entry = Announcing { title, text, until }.submit(cx.today, permit).map_err(policy::not_put_up)?;
    store::announce(&cx, &entry).await?;
    leptos_axum::redirect(link::ANNOUNCEMENTS);
    cx.commit(()).await
}

/// Takes an announcement back.
#[server]
pub async fn recall_announcement(announcement: AnnouncementId) -> AppResult<()> {
    let cx = Request::write().await?;
    let whose = store::put_up_by(&cx, announcement).await?;
    let permit = cx.actor.permit(whose)?;
    store::recall(&cx, announcement, permit).await?;
    leptos_axum::redirect(link::ANNOUNCEMENTS);
    cx.commit(()).await
}
