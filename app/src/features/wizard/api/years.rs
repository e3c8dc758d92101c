//! Calls about the years of a school: the next one begun while one is open, and the one in hand.

use domain::ids::{ClassId, YearId};
#[cfg(feature = "ssr")]
use domain::wizard::Step;
use leptos::prelude::*;

use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link};

#[cfg(feature = "ssr")]
use super::super::{policy::SetUpYear, store};

/// Begins the next year as a draft from what the open one holds; of grade 9, the classes named go on.
#[server]
pub async fn start_next_year(#[server(default)] goes_on: Vec<ClassId>) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    store::start_next_year(&cx, &frame, &goes_on, permit).await?;
    leptos_axum::redirect(&link::wizard(Step::Kinds));
    cx.commit(()).await
}

/// Takes a year in hand: the wizard shows it from now on.
#[server]
pub async fn choose_year(year: YearId) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    store::choose_year(&cx, &frame, year, permit).await?;
    leptos_axum::redirect(link::WIZARD);
    cx.commit(()).await
}
