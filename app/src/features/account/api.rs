//! Calls of the account slice.

#[cfg(feature = "ssr")]
use domain::access::{OwnAccount, OwnDoor};
#[cfg(feature = "ssr")]
use domain::hat::Hat;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::store;
#[cfg(feature = "ssr")]
use crate::kit::AppError;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link, news::Happened, password, request, session};

/// One of the caller's own sessions.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OwnSession {
    /// Names the session without opening it.
    pub public_id: String,
    /// «Chrome, Windows»
    pub device: String,
    /// When it was last used, as people read it.
    pub seen: String,
    pub current: bool,
}

/// Signs in by login and password.
#[server]
pub async fn sign_in(login: String, password: String, back: Option<String>) -> AppResult<()> {
    let house = request::house()?;
    house.attempts.one_more(&login, &request::address(&house))?;
    let account = store::account(&house, &login).await?;
    let hash = account.as_ref().and_then(|account| account.password_hash.clone());
    let right = password::verify(&house, password, hash).await?;
    let id = store::opened(account.filter(|_| right), house.clock.today())?;
    let token = store::begin_session(&house, id, request::device()).await?;
    session::give(&house, &token);
    leptos_axum::redirect(&back.filter(|path| link::is_local(path)).unwrap_or_else(|| link::HOME.into()));
    Ok(())
}

/// Signs in by a one-time link.
#[server]
pub async fn enter_by_link(token: String) -> AppResult<()> {
    let house = request::house()?;
    house.attempts.one_more(&token, &request::address(&house))?;
    let session = store::use_link(&house, &token, request::device()).await?;
    session::give(&house, &session);
    leptos_axum::redirect(link::HOME);
    Ok(())
}

/// Ends this session and forgets what the browser keeps.
#[server]
pub async fn sign_out() -> AppResult<()> {
    let mut cx = Request::write().await?;
    let _permit = cx.actor.permit(OwnDoor(cx.actor.account()))?;
    store::end(&cx.tx, cx.actor.account(), &cx.signed().token_hash).await?;
    cx.tell(Happened::SessionEnded { account: cx.actor.account() });
    session::take_back(&cx.house);
    session::clear_site();
    leptos_axum::redirect(link::SIGN_IN);
    cx.commit(()).await
}

/// Sets a new password; other sessions of the account end.
#[server]
pub async fn change_password(current: Option<String>, new: String, again: String) -> AppResult<()> {
    let house = request::house()?;
    let known = store::own_secret(current).await?;
    store::fit(&new, &again, &known.login)?;
    let hash = password::hash(&house, new).await?;
    let mut cx = Request::write().await?;
    let _permit = cx.actor.permit(OwnAccount(known.account))?;
    store::set_password(&cx, &hash).await?;
    cx.tell(Happened::SessionEnded { account: known.account });
    leptos_axum::redirect(link::HOME);
    cx.commit(()).await
}

/// The caller's own sessions, latest first.
#[server]
pub async fn own_sessions() -> AppResult<Vec<OwnSession>> {
    let cx = Request::read().await?;
    let _permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    store::sessions(&cx).await
}

/// Ends one of the caller's own sessions.
#[server]
pub async fn end_session(public_id: String) -> AppResult<()> {
    let mut cx = Request::write().await?;
    let _permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    store::end_public(&cx.tx, cx.actor.account(), &public_id).await?;
    cx.tell(Happened::SessionEnded { account: cx.actor.account() });
    leptos_axum::redirect(link::SESSIONS);
    cx.commit(()).await
}

/// Turns to another side of the same person: a role or a child.
#[server]
pub async fn put_on(hat: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let _permit = cx.actor.permit(OwnAccount(cx.actor.account()))?;
    let hat: Hat = hat.parse().map_err(|_| AppError::NotFound)?;
    store::put_on(&cx, hat).await?;
    leptos_axum::redirect(link::HOME);
    cx.commit(()).await
}
