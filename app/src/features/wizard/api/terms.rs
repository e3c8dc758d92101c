//! Calls of the steps of terms: kinds by grade, borders, sets of vacations and whose each is.

use std::collections::BTreeMap;

#[cfg(feature = "ssr")]
use domain::wizard::Step;
use leptos::prelude::*;

use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link, response};

#[cfg(feature = "ssr")]
use super::super::{policy::SetUpYear, store};

/// Says into which terms grades, profiles and classes are cut; begins the year if it has not been.
#[server]
pub async fn set_kinds(#[server(default)] kinds: BTreeMap<String, String>) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    store::set_kinds(&cx, &frame, &kinds, permit).await?;
    leptos_axum::redirect(&link::wizard(Step::Borders));
    cx.commit(()).await
}

/// Writes the days of all terms and vacations, «quarter.0.first», «main.1.last»; titles of vacations are «main.1».
#[server]
pub async fn set_borders(
    #[server(default)] days: BTreeMap<String, String>,
    #[server(default)] titles: BTreeMap<String, String>,
) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    let on = store::set_borders(&cx, &frame, (&days, &titles), permit).await?;
    leptos_axum::redirect(&link::wizard(on));
    cx.commit(()).await
}

/// Adds a set of vacations, the days of the main one in it.
#[server]
pub async fn add_rests(#[server(default)] title: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    store::add_rests(&cx, &frame, &title, permit).await?;
    leptos_axum::redirect(&link::wizard(Step::Borders));
    cx.commit(()).await
}

/// Takes a set of vacations away that nobody has.
#[server]
pub async fn drop_rests(set: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    store::drop_rests(&cx, &frame, &set, permit).await?;
    leptos_axum::redirect(&link::wizard(Step::Borders));
    cx.commit(()).await
}

/// Says who has which set: «g7» a grade, «c12» a class that differs from its grade.
#[server]
pub async fn set_rests(#[server(default)] rests: BTreeMap<String, String>) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    store::set_rests(&cx, &frame, &rests, permit).await?;
    leptos_axum::redirect(&link::wizard(Step::Borders));
    cx.commit(()).await
}
