//! Calls of the journal of access.

use domain::ids::{PersonId, TraceId};
#[cfg(feature = "ssr")]
use domain::trace::{ReadSchoolTraces, ReadTraces};
use leptos::prelude::*;

use super::seen::Seen;
#[cfg(feature = "ssr")]
use super::store;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{AppError, Request};

/// Who looked at the data of a child of the caller, or of the caller.
#[server]
pub async fn open_own_traces(of: Option<PersonId>, before: Option<TraceId>) -> AppResult<Seen> {
    let cx = Request::read().await?;
    let of = of.or_else(|| store::first_choice(&cx)).unwrap_or(cx.actor.person());
    let permit = cx.actor.permit(ReadTraces(of)).map_err(|_| AppError::NotFound)?;
    store::own(&cx, before, &permit).await
}

/// Who looked at whose data in the school now on: at one person's, by one reader, or all.
#[server]
pub async fn open_school_traces(
    of: Option<PersonId>,
    by: Option<PersonId>,
    before: Option<TraceId>,
) -> AppResult<Seen> {
    let cx = Request::read().await?;
    let permit = cx.actor.permit(ReadSchoolTraces(cx.school()?))?;
    store::school(&cx, (of, by), before, &permit).await
}
