//! Calls of the reconciliation.

use chrono::NaiveDate;
use domain::ids::{ClassId, PersonId, ReconciliationId};
#[cfg(feature = "ssr")]
use domain::reconciliation::{
    AnswerForChild, AnswerForOneself, KeepReconciliation, Missing, ReadReconciliation, Saying, Start, Word,
};
use domain::reconciliation::{Flag, Side, Verdict};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::overview::{Overview, Report};
use super::own_data::{OwnCard, OwnData};
use super::sheet::Sheet;
#[cfg(feature = "ssr")]
use super::{policy, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{AppError, Request, link};

/// Campaigns of the school now on, or numbers of the schools overseen.
#[server]
pub async fn open_reconciliations() -> AppResult<Overview> {
    let cx = Request::read().await?;
    let sight = policy::sight(&cx.actor);
    store::overview(&cx, &sight).await
}

/// Begins a campaign: the list of today is kept.
#[server]
pub async fn start_reconciliation(side: Side, due: NaiveDate) -> AppResult<()> {
    let cx = Request::write_piece().await?;
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let permit = cx.actor.permit(KeepReconciliation(school))?;
    let open = store::open_sides(&cx, school).await?;
    let start = Start { side, due }.begin(cx.today, &open, permit).map_err(policy::refused)?;
    let id = store::begin(&cx, school, &start).await?;
    leptos_axum::redirect(&link::reconciliation(id));
    cx.commit(()).await
}

/// One campaign: how far each class is, and what differs.
#[server]
pub async fn open_reconciliation(id: ReconciliationId) -> AppResult<Report> {
    let cx = Request::read().await?;
    let campaign = store::campaign(&cx, id).await?;
    let permit = cx.actor.permit(ReadReconciliation(campaign.school)).map_err(|_| AppError::NotFound)?;
    store::report(&cx, &campaign, &permit).await
}

/// Rows of a class, or of the staff.
#[server]
pub async fn open_rows(id: ReconciliationId, class: Option<ClassId>) -> AppResult<Sheet> {
    let cx = Request::read().await?;
    let campaign = store::campaign(&cx, id).await?;
    let permit = cx.actor.permit(campaign.check(class)).map_err(|_| AppError::NotFound)?;
    store::sheet(&cx, &campaign, &permit).await
}

/// Says that a row is right as it stands; without a person, all rows that nobody has looked at.
#[server]
pub async fn confirm_rows(
    id: ReconciliationId,
    class: Option<ClassId>,
    person: Option<PersonId>,
    seen: String,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let campaign = store::held(&cx, id).await?;
    let permit = cx.actor.permit(campaign.check(class))?;
    let said = campaign.say(Saying::Right, &permit).map_err(policy::refused)?;
    store::say(&cx, (&campaign, class), (person, &seen), &said).await?;
    leptos_axum::redirect(&store::back(&campaign, class, person));
    cx.commit(()).await
}

/// What is wrong with a row, as a form sends it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Wrong {
    pub flag: Flag,
    #[serde(default)]
    pub remark: String,
}

/// Says what is wrong with a row.
#[server]
pub async fn flag_row(
    id: ReconciliationId,
    class: Option<ClassId>,
    person: PersonId,
    seen: String,
    wrong: Wrong,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let campaign = store::held(&cx, id).await?;
    let permit = cx.actor.permit(campaign.check(class))?;
    let Wrong { flag, remark } = wrong;
    let said = campaign.say(Saying::Flagged { flag, remark }, &permit).map_err(policy::refused)?;
    store::say(&cx, (&campaign, class), (Some(person), &seen), &said).await?;
    leptos_axum::redirect(&store::back(&campaign, class, Some(person)));
    cx.commit(()).await
}

/// Names a pupil who is in the class and not in the list.
#[server]
pub async fn name_missing(
    id: ReconciliationId,
    class: ClassId,
    name: String,
    #[server(default)] remark: String,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let campaign = store::held(&cx, id).await?;
    let permit = cx.actor.permit(campaign.check(Some(class)))?;
    let entered = campaign.miss(Missing { name, remark }, &permit).map_err(policy::refused)?;
    store::miss(&cx, (&campaign, class), &entered).await?;
    leptos_axum::redirect(&store::back(&campaign, Some(class), None));
    cx.commit(()).await
}

/// Explains a difference that stays open; `about` is «person.5» or «missing.2».
#[server]
pub async fn explain_difference(
    id: ReconciliationId,
    about: String,
    #[server(default)] remark: String,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let campaign = store::held(&cx, id).await?;
    let permit = cx.actor.permit(campaign.keep())?;
    let entered = campaign.explain(&remark, &permit).map_err(policy::refused)?;
    let about = about.parse().map_err(|_| AppError::NotFound)?;
    store::explain(&cx, (&campaign, about), &entered).await?;
    leptos_axum::redirect(&link::reconciliation(id));
    cx.commit(()).await
}

/// Closes a campaign; `remark` explains what has no explanation of its own.
#[server]
pub async fn close_reconciliation(id: ReconciliationId, #[server(default)] remark: String) -> AppResult<()> {
    let cx = Request::write_piece().await?;
    let campaign = store::held(&cx, id).await?;
    let permit = cx.actor.permit(campaign.keep())?;
    let end = store::end(&cx, &campaign).await?;
    let closing = campaign.close((cx.today, &remark), end.unexplained(), &permit).map_err(policy::refused)?;
    store::close(&cx, (&campaign, &end), &closing).await?;
    leptos_axum::redirect(&link::reconciliation(id));
    cx.commit(()).await
}

/// What the school holds of `child`, or of the one whose side is on, and of the caller as guardian.
#[server]
pub async fn open_own_data(child: Option<PersonId>) -> AppResult<OwnData> {
    let cx = Request::read().await?;
    let child = store::child(&cx, child)?;
    let permit = cx.actor.permit(AnswerForChild(child)).map_err(|_| AppError::NotFound)?;
    store::own_data(&cx, &permit).await
}

/// Answers a campaign whether that is right.
#[server]
pub async fn answer_own_data(
    child: PersonId,
    verdict: Verdict,
    seen: String,
    #[server(default)] remark: String,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(AnswerForChild(child)).map_err(|_| AppError::NotFound)?;
    let asked = store::asked(&cx, &permit, &seen).await?;
    let word = Word { verdict, text: remark };
    let word = asked.campaign.hear((child, word), &permit).map_err(policy::refused)?;
    store::keep_word(&cx, &asked, &word).await?;
    leptos_axum::redirect(&link::own_data(Some(child)));
    cx.commit(()).await
}

/// What the school now on holds of the caller as one of its staff.
#[server]
pub async fn open_own_card() -> AppResult<OwnCard> {
    let cx = Request::read().await?;
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let permit = cx.actor.permit(AnswerForOneself(school)).map_err(|_| AppError::NotFound)?;
    store::own_card(&cx, &permit).await
}

/// Answers a campaign of the staff whether that is right.
#[server]
pub async fn answer_own_card(
    verdict: Verdict,
    seen: String,
    #[server(default)] remark: String,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let permit = cx.actor.permit(AnswerForOneself(school)).map_err(|_| AppError::NotFound)?;
    let asked = store::own_asked(&cx, &permit, &seen).await?;
    let word = Word { verdict, text: remark };
    let word = asked.campaign.hear_oneself(word, &permit).map_err(policy::refused)?;
    store::keep_word(&cx, &asked, &word).await?;
    leptos_axum::redirect(link::OWN_CARD);
    cx.commit(()).await
}
