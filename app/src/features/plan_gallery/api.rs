//! Calls of the gallery.

use domain::ids::{LessonPlanId, SharedPlanId, SubjectId};
use leptos::prelude::*;

use super::sheet::{Gallery, Leaf, Share};
#[cfg(feature = "ssr")]
use super::{policy, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link, response};

/// What schools of the city share, of a subject and a grade if they are named.
#[server]
pub async fn open_gallery(subject: Option<SubjectId>, grade: Option<i32>) -> AppResult<Gallery> {
    let cx = Request::read().await?;
    let permit = cx.actor.permit(policy::from_here(&cx)?)?;
    store::gallery(&cx, (subject, grade), permit).await
}

/// One plan of the gallery with its rows.
#[server]
pub async fn open_shared_plan(shared: SharedPlanId) -> AppResult<Leaf> {
    let cx = Request::read().await?;
    let permit = cx.actor.permit(policy::from_here(&cx)?)?;
    store::leaf(&cx, shared, permit).await
}

/// Makes a draft of it in the own school, for its groups of the same subject and grade.
#[server]
pub async fn take_shared_plan(shared: SharedPlanId) -> AppResult<()> {
    let cx = Request::write().await?;
    let looks = cx.actor.permit(policy::from_here(&cx)?)?;
    let new = store::taking(&cx, shared, looks).await?;
    let permit = cx.actor.permit(new.write())?;
    let plan = store::take(&cx, new, permit).await?;
    leptos_axum::redirect(&link::lesson_plan(plan));
    cx.commit(()).await
}

/// The own plan, and how it hangs in the gallery.
#[server]
pub async fn open_share(plan: LessonPlanId) -> AppResult<Share> {
    let cx = Request::read().await?;
    let of = store::own(&cx, plan).await?;
    let _permit = cx.actor.permit(of.facts.write())?;
    store::share(&cx, of).await
}

/// Hangs an approved plan as it is now, instead of what hung there.
#[server]
pub async fn share_plan(plan: LessonPlanId, #[server(default)] about: String) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?;
    let of = store::own(&cx, plan).await?;
    let permit = cx.actor.permit(of.facts.write())?;
    let shared = of.facts.share(&about, permit).map_err(policy::refused)?;
    store::hang(&cx, &of, &shared).await?;
    leptos_axum::redirect(&link::share_plan(plan));
    cx.commit(()).await
}

/// Takes it down. Copies that others have taken stay theirs.
#[server]
pub async fn unshare_plan(plan: LessonPlanId) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::own(&cx, plan).await?;
    let permit = cx.actor.permit(of.facts.write())?;
    store::take_down(&cx, &of, permit).await?;
    leptos_axum::redirect(&link::share_plan(plan));
    cx.commit(()).await
}
