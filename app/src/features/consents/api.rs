//! Calls of the consents.

use chrono::NaiveDate;
use domain::consent::Purpose;
#[cfg(feature = "ssr")]
use domain::consent::{AnswerConsent, KeepConsents, KeepTexts};
use domain::ids::{ClassId, PersonId, SchoolId};
use leptos::prelude::*;

use super::asked::Asked;
use super::grid::Grid;
use super::roll::{Overview, Roll, Texts};
#[cfg(feature = "ssr")]
use super::store;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{AppError, Request, link};

/// How many have consented: by class in a school, by school above it.
#[server]
pub async fn open_consents() -> AppResult<Overview> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_consents();
    store::overview(&cx, &sight).await
}

/// Everybody of a class, or the staff, with the consent for one purpose.
#[server]
pub async fn open_roll(class: Option<ClassId>, purpose: Option<Purpose>) -> AppResult<Roll> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let permit = cx.actor.permit(KeepConsents { school, class })?;
    store::roll(&cx, purpose, &permit).await
}

/// Registers papers of one day; each is «subject.signer».
#[server]
pub async fn register_papers(
    class: Option<ClassId>,
    purpose: Purpose,
    on: NaiveDate,
    until: Option<String>,
    #[server(default)] papers: Vec<String>,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let school = cx.school()?;
    let permit = cx.actor.permit(KeepConsents { school, class })?;
    let signed = store::signed_on_paper(on, until)?;
    store::register(&cx, purpose, (&papers, signed), &permit).await?;
    leptos_axum::redirect(&super::way::address(class, purpose));
    cx.commit(()).await
}

/// A class or the staff with all consents side by side.
#[server]
pub async fn open_grid(class: Option<ClassId>) -> AppResult<Grid> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let permit = cx.actor.permit(KeepConsents { school, class })?;
    store::grid(&cx, &permit).await
}

/// Registers papers of one day and of several kinds; each is «purpose:subject.signer».
#[server]
pub async fn register_stack(
    class: Option<ClassId>,
    on: NaiveDate,
    until: Option<String>,
    #[server(default)] papers: Vec<String>,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let school = cx.school()?;
    let permit = cx.actor.permit(KeepConsents { school, class })?;
    let signed = store::signed_on_paper(on, until)?;
    store::register_stack(&cx, (&papers, signed), &permit).await?;
    leptos_axum::redirect(&super::way::of(class));
    cx.commit(()).await
}

/// Registers a written withdrawal: the way in is shut at once.
#[server]
pub async fn withdraw_consent(
    class: Option<ClassId>,
    purpose: Purpose,
    subject: PersonId,
    on: NaiveDate,
    how: String,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let school = cx.school()?;
    let permit = cx.actor.permit(KeepConsents { school, class })?;
    store::withdraw(&cx, (purpose, subject), (on, how), &permit).await?;
    leptos_axum::redirect(&super::way::address(class, purpose));
    cx.commit(()).await
}

/// Texts of the school, published or proposed.
#[server]
pub async fn open_texts() -> AppResult<Texts> {
    let cx = Request::read().await?;
    let permit = cx.actor.permit(KeepTexts(cx.school()?))?;
    store::texts(&cx, &permit).await
}

/// Publishes a text as the next version; `anew`: consents to earlier ones no longer count.
#[server]
pub async fn publish_text(
    purpose: Purpose,
    title: String,
    text: String,
    anew: Option<String>,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(KeepTexts(cx.school()?))?;
    store::publish(&cx, purpose, (&title, &text, anew.is_some()), &permit).await?;
    leptos_axum::redirect(link::CONSENT_TEXTS);
    cx.commit(()).await
}

/// Sets the gate, or lifts it on a legal basis.
#[server]
pub async fn set_gate(lifted: Option<String>, basis: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(KeepTexts(cx.school()?))?;
    store::set_gate(&cx, lifted.is_some().then_some(basis), &permit).await?;
    leptos_axum::redirect(link::CONSENT_TEXTS);
    cx.commit(()).await
}

/// What the caller is asked to consent to.
#[server]
pub async fn open_asked() -> AppResult<Asked> {
    let cx = Request::read().await?;
    let permit = cx.actor.permit(AnswerConsent(cx.actor.person()))?;
    store::asked(&cx, &permit).await
}

/// Signs on the screen.
#[server]
pub async fn sign_consent(school: SchoolId, purpose: Purpose, subject: PersonId) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(AnswerConsent(cx.actor.person()))?;
    let case = store::own_case(&cx, (school, purpose, subject)).await?;
    let given = case.sign(cx.today, &permit).map_err(|why| AppError::Refused(why.to_string()))?;
    store::keep_given(&cx, school, &given).await?;
    leptos_axum::redirect(store::after_signing(&cx, (school, purpose)));
    cx.commit(()).await
}

/// Refuses on the screen.
#[server]
pub async fn refuse_consent(school: SchoolId, purpose: Purpose, subject: PersonId) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(AnswerConsent(cx.actor.person()))?;
    let case = store::own_case(&cx, (school, purpose, subject)).await?;
    let refusal = case.refuse(cx.today, &permit).map_err(|why| AppError::Refused(why.to_string()))?;
    store::keep_refusal(&cx, school, &refusal).await?;
    leptos_axum::redirect(link::CONSENT);
    cx.commit(()).await
}

/// Takes a consent back on the screen: what it opened is shut at once.
#[server]
pub async fn take_back_consent(school: SchoolId, purpose: Purpose, subject: PersonId) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(AnswerConsent(cx.actor.person()))?;
    let case = store::own_case(&cx, (school, purpose, subject)).await?;
    let back = case.take_back(cx.today, &permit).map_err(|why| AppError::Refused(why.to_string()))?;
    store::keep_withdrawal(&cx, school, &back).await?;
    leptos_axum::redirect(link::CONSENT);
    cx.commit(()).await
}

/// Renews on the screen what ends soon: a year longer than it was.
#[server]
pub async fn renew_consent(school: SchoolId, purpose: Purpose, subject: PersonId) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(AnswerConsent(cx.actor.person()))?;
    let case = store::own_case(&cx, (school, purpose, subject)).await?;
    let given = case.renew(cx.today, &permit).map_err(|why| AppError::Refused(why.to_string()))?;
    store::keep_given(&cx, school, &given).await?;
    leptos_axum::redirect(link::CONSENT);
    cx.commit(()).await
}
