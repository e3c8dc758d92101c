//! Calls about one class: its letter and room, and its removal.

use domain::ids::{ClassId, RoomId};
#[cfg(feature = "ssr")]
use domain::wizard::Step;
use leptos::prelude::*;

use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link};

#[cfg(feature = "ssr")]
use super::super::{policy::SetUpYear, store};

/// Writes the letter and the room of a class.
#[server]
pub async fn set_class(class: ClassId, letter: String, room: Option<RoomId>) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    let class = store::class(&cx, &frame, class).await?;
    store::set_class(&cx, &frame, (class, &letter, room), permit).await?;
    leptos_axum::redirect(&link::wizard_of(Step::Classes, class));
    cx.commit(()).await
}

/// Takes a class away that was made by mistake.
#[server]
pub async fn remove_class(class: ClassId) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    let class = store::class(&cx, &frame, class).await?;
    store::remove_class(&cx, &frame, class, permit).await?;
    leptos_axum::redirect(&link::wizard(Step::Classes));
    cx.commit(()).await
}
