//! Calls of what is learned without marks.

use domain::ids::UnmarkedId;
#[cfg(feature = "ssr")]
use domain::term_mark::SetUnmarked;
use domain::term_mark::UnmarkedDraft;
use leptos::prelude::*;

use super::sheet::Unmarked;
#[cfg(feature = "ssr")]
use super::store;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link, response};

/// What is learned without marks in the year in hand.
#[server]
pub async fn open_unmarked() -> AppResult<Unmarked> {
    let cx = Request::read().await?;
    let permit = cx.actor.permit(SetUnmarked(cx.school()?))?;
    store::unmarked(&cx, permit).await
}

/// Frees a grade of marks in a subject.
#[server]
pub async fn free_of_marks(draft: UnmarkedDraft) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?;
    let permit = cx.actor.permit(SetUnmarked(cx.school()?))?;
    let (place, facts) = store::facts(&cx, &draft).await?;
    let kept = draft.submit(facts, &permit).map_err(store::refused)?;
    store::keep(&cx, &place, &kept).await?;
    leptos_axum::redirect(link::UNMARKED);
    cx.commit(()).await
}

/// Marks are given again.
#[server]
pub async fn end_unmarked(unmarked: UnmarkedId) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(SetUnmarked(cx.school()?))?;
    store::end(&cx, unmarked, permit).await?;
    leptos_axum::redirect(link::UNMARKED);
    cx.commit(()).await
}
