//! Calls of control; all of them read, but for the reminder.

use chrono::NaiveDate;
use domain::calendar::Span;
use domain::ids::{ClassId, GroupId, LessonId, PersonId, TermId};
use leptos::prelude::*;
use server_fn::codec::Json;

use super::beside::Averages;
use super::doubt::Doubts;
use super::history::{Past, TermPast};
use super::looked::Access;
use super::overview::{By, Lack, Listed, Overview, Proof, Whose};
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
    leptos_axum::redirect(&way::reminded(days, Whose::Teacher(teacher)));
    cx.commit(()).await
}

/// Tells each teacher of `class` what all their lessons from `first` to `last` lack.
#[server]
pub async fn remind_class(class: ClassId, first: NaiveDate, last: NaiveDate) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(Oversee(cx.school()?))?;
    let days = Span { first, last };
    let told = store::remind_all(&cx, (class, days), &permit).await?;
    if told == 0 {
        return Err(AppError::Refused("У этих уроков всё заполнено, напоминать не о чем.".into()));
    }
    leptos_axum::redirect(&way::reminded(days, Whose::Class(class)));
    cx.commit(()).await
}

/// Averages beside term marks of one class in `term`, or in its last that is over.
#[server(input = Json)]
pub async fn compare_averages(term: Option<TermId>, whose: Whose) -> AppResult<Averages> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let _permit = cx.actor.permit(Oversee(school))?;
    store::averages(&cx, school, (term, whose)).await
}

/// Who opened, printed and took away which journals in so many days up to today.
#[server]
pub async fn list_access(days: Option<u32>) -> AppResult<Access> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let _permit = cx.actor.permit(Oversee(school))?;
    store::access(&cx, school, Access::period(days)).await
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

/// How a term mark came to be what it is.
#[server]
pub async fn term_mark_history(group: GroupId, term: TermId, pupil: PersonId) -> AppResult<TermPast> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let _permit = cx.actor.permit(Oversee(school))?;
    store::term_past(&cx, school, (group, term, pupil)).await
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
