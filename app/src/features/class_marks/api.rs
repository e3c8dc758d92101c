//! Calls of the class in all subjects.

use domain::ids::{ClassId, PersonId, TermId};
use leptos::prelude::*;

use super::board::{Board, PupilLeaf};
#[cfg(feature = "ssr")]
use super::store;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::Request;

/// A class within the caller's sight, or the first, in a term of its own, or in that of today.
#[server]
pub async fn open_class_marks(class: Option<ClassId>, term: Option<TermId>) -> AppResult<Board> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_class_marks();
    store::board(&cx, &sight, (class, term), domain::trace::Way::List).await
}

/// One pupil of the class, subject by subject.
#[server]
pub async fn open_pupil_marks(
    class: Option<ClassId>,
    term: Option<TermId>,
    pupil: PersonId,
) -> AppResult<PupilLeaf> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_class_marks();
    store::pupil(&cx, &sight, (class, term), pupil).await
}
