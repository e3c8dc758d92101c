//! Calls of the curriculum.

use std::collections::BTreeMap;

use domain::ids::YearId;
use leptos::prelude::*;

use super::sheet::{Curriculum, Loads, Source, Template};
#[cfg(feature = "ssr")]
use super::{policy::KeepCurriculum, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link, response};

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
    response::keep_typed();
    let cx = Request::write().await?;
    let place = store::place(&cx, (year, &of)).await?;
    let permit = cx.actor.permit(KeepCurriculum(place.school))?;
    let hours = store::typed(&cx, (&core, &school, &split)).await?;
    store::set(&cx, &place, (hours, &permit)).await?;
    leptos_axum::redirect(&link::curriculum(year, &of));
    cx.commit(()).await
}

/// Fills a grade from one of the sources; without a grade, all grades that have no hours yet.
#[server]
pub async fn fill_curriculum(year: YearId, #[server(default)] of: String, source: Source) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(KeepCurriculum(cx.school()?))?;
    for place in store::places(&cx, (year, &of)).await? {
        if let Some(hours) = store::found(&cx, &place, source).await? {
            store::set(&cx, &place, (hours, &permit)).await?;
        }
    }
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

/// The hours that the methodical centre now on proposes, with one grade open to be written.
#[server]
pub async fn open_template(#[server(default)] of: String) -> AppResult<Template> {
    let cx = Request::read().await?;
    let permit = cx.actor.permit(store::centre(&cx)?)?;
    store::template(&cx, &of, permit).await
}

/// Writes the hours that it proposes for a grade.
#[server]
pub async fn set_template(
    of: String,
    #[server(default)] core: BTreeMap<String, String>,
    #[server(default)] school: BTreeMap<String, String>,
    #[server(default)] split: BTreeMap<String, String>,
) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?;
    let permit = cx.actor.permit(store::centre(&cx)?)?;
    let hours = store::typed(&cx, (&core, &school, &split)).await?;
    store::propose(&cx, &of, (hours, permit)).await?;
    leptos_axum::redirect(&link::curriculum_template(&of));
    cx.commit(()).await
}

/// Fills a grade of the template from the shipped plan.
#[server]
pub async fn fill_template(of: String, source: Source) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(store::centre(&cx)?)?;
    let hours = store::proposable(&cx, &of, source).await?;
    store::propose(&cx, &of, (hours, permit)).await?;
    leptos_axum::redirect(&link::curriculum_template(&of));
    cx.commit(()).await
}
