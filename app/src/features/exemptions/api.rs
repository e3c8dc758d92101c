//! Calls of exemptions.

use chrono::NaiveDate;
#[cfg(feature = "ssr")]
use domain::calendar::Span;
use domain::ids::{ClassId, ExemptionId, PersonId, SubjectId};
#[cfg(feature = "ssr")]
use domain::term_mark::{Ending, ExemptionDraft};
use leptos::prelude::*;

use super::roll::Roll;
#[cfg(feature = "ssr")]
use super::{policy, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link};

/// Exemptions in `class`, or in the first class whose pupils the caller may free.
#[server]
pub async fn open_exemptions(class: Option<ClassId>) -> AppResult<Roll> {
    let cx = Request::read().await?;
    let sight = policy::sight(&cx.actor);
    store::roll(&cx, &sight, class).await
}

/// Frees a pupil from a subject.
#[server]
pub async fn free_pupil(
    pupil: PersonId,
    subject: SubjectId,
    first: NaiveDate,
    last: NaiveDate,
    #[server(default)] document: String,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::place(&cx, &policy::sight(&cx.actor), pupil).await?;
    let permit = cx.actor.permit(of.set_exemptions())?;
    store::taught(&cx, &of, subject).await?;
    let draft = ExemptionDraft { pupil, subject, span: Span { first, last }, document };
    let kept = draft.submit(of.year, &of.stands, permit).map_err(policy::refused)?;
    store::keep(&cx, &of, &kept).await?;
    leptos_axum::redirect(&link::exemptions(of.class));
    cx.commit(()).await
}

/// Ends an exemption on `last`, or strikes it out as entered by mistake.
#[server]
pub async fn end_exemption(exemption: ExemptionId, last: Option<NaiveDate>) -> AppResult<()> {
    let cx = Request::write().await?;
    let stands = store::exemption(&cx, exemption).await?;
    let of = store::place(&cx, &policy::sight(&cx.actor), stands.pupil).await?;
    let permit = cx.actor.permit(of.set_exemptions())?;
    let ending = stands.end(last.map_or(Ending::Never, Ending::On), permit).map_err(policy::refused)?;
    store::end(&cx, (&of, exemption), &ending).await?;
    leptos_axum::redirect(&link::exemptions(of.class));
    cx.commit(()).await
}
