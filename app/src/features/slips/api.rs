//! Calls of the password slips.

use domain::ids::ClassId;
use domain::people::LoginPattern;
#[cfg(feature = "ssr")]
use domain::slip::IssueSlips;
use domain::slip::Whose;
use leptos::prelude::*;

use super::sheet::{Sheet, Visits};
#[cfg(feature = "ssr")]
use super::store;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::event::Log;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link, slip};

/// Who comes in and who does not, class by class, as far as the caller hands passwords out.
#[server]
pub async fn open_visits() -> AppResult<Visits> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_slips();
    store::visits(&cx, &sight).await
}

/// The people of a class, or the staff, with what each holds to come in with.
#[server]
pub async fn open_slips(class: Option<ClassId>, whose: Option<Whose>) -> AppResult<Sheet> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let permit = cx.actor.permit(IssueSlips { school, class })?;
    store::sheet(&cx, whose.unwrap_or_default(), &permit).await
}

/// Says how logins of new people are made in the school now on.
#[server]
pub async fn set_login_pattern(pattern: LoginPattern) -> AppResult<()> {
    let cx = Request::write().await?;
    let school = cx.school()?;
    let permit = cx.actor.permit(IssueSlips { school, class: None })?;
    let log = Log { school, by: Some(permit.by()), at: cx.now };
    slip::set_pattern(&cx, pattern, &log).await?;
    leptos_axum::redirect(link::SLIPS);
    cx.commit(()).await
}
