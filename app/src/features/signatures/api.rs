//! Calls of the signatures.

use chrono::NaiveDate;
#[cfg(feature = "ssr")]
use domain::diary::{ReadComment as MayRead, SignWeek as MaySign, SignedWeek};
use domain::ids::{ClassId, LessonId, PersonId};
use leptos::prelude::*;

use super::roll::Roll;
#[cfg(feature = "ssr")]
use super::store;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{AppError, Request, link, rolls};

/// Signs the week of `day` in the diary of `child`.
#[server]
pub async fn sign_week(child: PersonId, day: NaiveDate) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(MaySign(child))?;
    let enrolled = rolls::enrolled(&cx.tx, child, cx.today).await?.ok_or_else(rolls::nowhere)?;
    let refused = |why: domain::diary::WeekRefused| AppError::Refused(why.to_string());
    let week = SignedWeek::sign(day, (cx.today, enrolled.year), &permit).map_err(refused)?;
    store::keep(&cx, enrolled.school, &week).await?;
    store::read_week(&cx, enrolled.school, (child, week.monday())).await?;
    leptos_axum::redirect(&link::diary_week(child, week.monday()));
    cx.commit(()).await
}

/// Says that the teacher's comment on `child` at `lesson` has been read.
#[server]
pub async fn read_comment(child: PersonId, lesson: LessonId) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(MayRead(child))?;
    let day = store::read(&cx, lesson, &permit).await?;
    leptos_axum::redirect(&link::diary_day(child, day));
    cx.commit(()).await
}

/// Weeks of `class`, or of the first class within the caller's sight.
#[server]
pub async fn open_signatures(class: Option<ClassId>) -> AppResult<Roll> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_people();
    store::roll(&cx, &sight, class).await
}
