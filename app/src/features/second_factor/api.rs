//! Calls of the second factor.

use domain::print::Code;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::store;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link, request};
#[cfg(feature = "ssr")]
use domain::access::{OwnAccount, OwnDoor};

/// How the caller's second factor stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Stand {
    /// There is none.
    Off,
    /// Begun: the phone is to learn the secret and show its first code.
    Begun { letters: String, code: Code },
    On {
        /// «12 ноября 2026»
        since: String,
        /// Recovery codes not yet written down, shown until they are.
        fresh: Vec<String>,
        /// Recovery codes that still open.
        left: u64,
        /// A role of the caller is not opened without it.
        needed: bool,
    },
}

/// How the own second factor stands.
#[server]
pub async fn own_factor() -> AppResult<Stand> {
    let cx = Request::read().await?;
    let _permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    store::stand(&cx).await
}

/// Makes a secret for the phone; one begun before and not confirmed is forgotten.
#[server]
pub async fn begin_factor() -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    store::begin(&cx, permit).await?;
    leptos_axum::redirect(link::SECOND_FACTOR);
    cx.commit(()).await
}

/// The phone shows the right code: from now on it is asked for.
#[server]
pub async fn confirm_factor(code: String) -> AppResult<()> {
    store::one_more(&request::house()?)?;
    let cx = Request::write().await?;
    let permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    store::confirm(&cx, permit, &code).await?;
    leptos_axum::redirect(link::SECOND_FACTOR);
    cx.commit(()).await
}

/// The recovery codes are written down: they are shown no more.
#[server]
pub async fn hide_codes() -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    store::hide_codes(&cx, permit).await?;
    leptos_axum::redirect(link::SECOND_FACTOR);
    cx.commit(()).await
}

/// Ten new recovery codes in place of the old ones.
#[server]
pub async fn renew_codes(code: String) -> AppResult<()> {
    store::one_more(&request::house()?)?;
    let cx = Request::write().await?;
    let permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    store::renew(&cx, permit, &code).await?;
    leptos_axum::redirect(link::SECOND_FACTOR);
    cx.commit(()).await
}

/// Switches it off.
#[server]
pub async fn drop_factor(code: String) -> AppResult<()> {
    store::one_more(&request::house()?)?;
    let cx = Request::write().await?;
    let permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    store::drop_own(&cx, permit, &code).await?;
    leptos_axum::redirect(link::SECOND_FACTOR);
    cx.commit(()).await
}

/// Proves at the door who signed in.
#[server]
pub async fn prove(code: String) -> AppResult<()> {
    store::one_more(&request::house()?)?;
    let cx = Request::write().await?;
    let permit = cx.actor.permit(OwnDoor(cx.actor.account()))?;
    store::prove(&cx, permit, &code).await?;
    leptos_axum::redirect(link::HOME);
    cx.commit(()).await
}
