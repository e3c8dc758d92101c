//! Calls of control; all of them read, but for the reminder.

use chrono::NaiveDate;
use domain::calendar::Span;
use domain::ids::{LessonId, PersonId, TermId};
use leptos::prelude::*;
use server_fn::codec::Json;

use super::doubt::Doubts;
use super::overview::{By, Lack, Listed, Overview, Past, Proof, Whose};
#[cfg(feature = "ssr")]
use super::{policy::Oversee, store, way};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{AppError, Request};

/// What lessons of `span`, or of this week, lack, by teacher or by class.
#[server(input = Json)]
pub async fn count_lacking(span: Option<Span>, by: By) -> AppResult<Overview> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let _permit = cx.actor.permit(Oversee(school))?;
    store::overview(&cx, school, span, by).await
}

/// The lessons behind a number.
#[server(input = Json)]
pub async fn list_lacking(span: Option<Span>, lack: Option<Lack>, whose: Whose) -> AppResult<Listed> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let _permit = cx.actor.permit(Oversee(school))?;
    store::lessons(&cx, school, span, (lack, whose)).await
}

/// Tells `teacher` what their lessons from `first` to `last` lack.
#[server]
pub async fn remind_teacher(teacher: PersonId, first: NaiveDate, last: NaiveDate) -> AppResult<()> {
    let cx = Request::write().await?;
    let school = cx.school()?;
    let permit = cx.actor.permit(Oversee(school))?;
    let days = Span { first, last };
    let reminder = store::lacking_of(&cx, school, (teacher, days)).await?;
    let nothing = || AppError::Refused("У этих уроков всё заполнено, напоминать не о чем.".into());
    store::remind(&cx, teacher, &reminder.ok_or_else(nothing)?, &permit).await?;
    leptos_axum::redirect(&way::reminded(days, teacher));
    cx.commit(()).await
}

/// What is worth a second look in `term`, or in the last that is over.
#[server]
pub async fn list_doubts(term: Option<TermId>) -> AppResult<Doubts> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let _permit = cx.actor.permit(Oversee(school))?;
    store::doubts(&cx, school, term).await
}

/// How a cell came to say what it says.
#[server]
pub async fn cell_history(lesson: LessonId, pupil: PersonId) -> AppResult<Past> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let _permit = cx.actor.permit(Oversee(school))?;
    store::past(&cx, school, (lesson, pupil)).await
}

/// How the log of events is sealed.
#[server]
pub async fn sealed_log() -> AppResult<Proof> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let _permit = cx.actor.permit(Oversee(school))?;
    store::proof(&cx, school).await
}

/// The same with the chain of the school recounted from its first event.
#[server]
pub async fn recount_log() -> AppResult<Proof> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let _permit = cx.actor.permit(Oversee(school))?;
    store::recounted(&cx, school).await
}
