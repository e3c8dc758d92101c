//! Calls of the diary. `child` is one of the caller's own; without it, the one whose side is on.

use chrono::NaiveDate;
use domain::ids::{PersonId, SubjectId, TermId};
use leptos::prelude::*;

use super::leaf::{DebtsLeaf, Family, TermLeaf, Today, WaysLeaf, Week, YearLeaf};
#[cfg(feature = "ssr")]
use super::store;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{AppError, Request};

/// Lessons of today, what is new since the former visit, averages of the term.
#[server]
pub async fn open_today(child: Option<PersonId>) -> AppResult<Today> {
    let cx = Request::read().await?;
    let pupil = store::pupil(&cx, &cx.actor.sight_of_diaries(), child).await?;
    store::today(&cx, pupil).await
}

/// The same of all children within sight, one after another.
#[server]
pub async fn open_family() -> AppResult<Family> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_diaries();
    let mut leaves = vec![];
    for pupil in store::pupils(&cx, &sight).await? {
        store::open(&cx, &pupil);
        leaves.push(store::today(&cx, pupil).await?);
    }
    if leaves.is_empty() { Err(AppError::NotFound) } else { Ok(Family { leaves }) }
}

/// The school week of `from`, or of today.
#[server]
pub async fn open_week(child: Option<PersonId>, from: Option<NaiveDate>) -> AppResult<Week> {
    let cx = Request::read().await?;
    let pupil = store::pupil(&cx, &cx.actor.sight_of_diaries(), child).await?;
    store::week(&cx, pupil, from).await
}

/// Marks of `term`, or of the term under way.
#[server]
pub async fn open_marks(child: Option<PersonId>, term: Option<TermId>) -> AppResult<TermLeaf> {
    let cx = Request::read().await?;
    let pupil = store::pupil(&cx, &cx.actor.sight_of_diaries(), child).await?;
    store::term(&cx, pupil, term).await
}

/// Marks of all terms, of the year, the exam and the certificate.
#[server]
pub async fn open_year(child: Option<PersonId>) -> AppResult<YearLeaf> {
    let cx = Request::read().await?;
    let pupil = store::pupil(&cx, &cx.actor.sight_of_diaries(), child).await?;
    store::year(&cx, pupil).await
}

/// Works that are owed, of the whole year.
#[server]
pub async fn open_debts(child: Option<PersonId>) -> AppResult<DebtsLeaf> {
    let cx = Request::read().await?;
    let pupil = store::pupil(&cx, &cx.actor.sight_of_diaries(), child).await?;
    store::debts(&cx, pupil).await
}

/// What is needed for better marks in a subject, in the term under way.
#[server]
pub async fn open_ways(child: Option<PersonId>, subject: SubjectId) -> AppResult<WaysLeaf> {
    let cx = Request::read().await?;
    let pupil = store::pupil(&cx, &cx.actor.sight_of_diaries(), child).await?;
    store::ways(&cx, pupil, subject).await
}
