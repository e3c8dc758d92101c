//! Calls of the curriculum.

use std::collections::BTreeMap;

use domain::ids::YearId;
use leptos::prelude::*;

use super::sheet::{Curriculum, Loads, Source};
#[cfg(feature = "ssr")]
use super::{policy::KeepCurriculum, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link};

/// The table of a year, with one grade open to be written.
#[server]
pub async fn open_curriculum(year: Option<YearId>, #[server(default)] of: String) -> AppResult<Curriculum> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let _permit = cx.actor.permit(KeepCurriculum(school))?;
    store::curriculum(&cx, school, (year, &of)).await
}

/// Writes the hours of a grade, by subject.
#[server]
pub async fn set_curriculum(
    year: YearId,
    of: String,
    #[server(default)] core: BTreeMap<String, String>,
    #[server(default)] school: BTreeMap<String, String>,
    #[server(default)] split: BTreeMap<String, String>,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let place = store::place(&cx, (year, &of)).await?;
    let permit = cx.actor.permit(KeepCurriculum(place.school))?;
    let hours = store::typed(&cx, (&core, &school, &split)).await?;
    store::set(&cx, &place, (hours, permit)).await?;
    leptos_axum::redirect(&link::curriculum(year, &of));
    cx.commit(()).await
}

/// Fills a grade from the shipped plan or from last year.
#[server]
pub async fn fill_curriculum(year: YearId, of: String, source: Source) -> AppResult<()> {
    let cx = Request::write().await?;
    let place = store::place(&cx, (year, &of)).await?;
    let permit = cx.actor.permit(KeepCurriculum(place.school))?;
    let hours = store::found(&cx, &place, source).await?;
    store::set(&cx, &place, (hours, permit)).await?;
    leptos_axum::redirect(&link::curriculum(year, &of));
    cx.commit(()).await
}

/// The load of all teachers in the year in hand.
#[server]
pub async fn open_load() -> AppResult<Loads> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let _permit = cx.actor.permit(KeepCurriculum(school))?;
    store::loads(&cx, school).await
}
