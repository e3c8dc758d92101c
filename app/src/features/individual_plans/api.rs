//! Calls of individual plans.

use std::collections::BTreeMap;

#[cfg(feature = "ssr")]
use domain::curriculum::{IndividualPlan, KeepIndividualPlans};
use domain::ids::{ClassId, PersonId};
use leptos::prelude::*;

use super::sheet::{Plan, PlanKind, Roll};
#[cfg(feature = "ssr")]
use super::store;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{AppError, Request, link, response};

/// The pupils of a class, or of the first that may learn so, with their plans.
#[server]
pub async fn open_individual_plans(class: Option<ClassId>) -> AppResult<Roll> {
    let cx = Request::read().await?;
    let permit = cx.actor.permit(KeepIndividualPlans(cx.school()?))?;
    store::roll(&cx, class, permit).await
}

/// The plan of a pupil.
#[server]
pub async fn open_individual_plan(pupil: PersonId) -> AppResult<Plan> {
    let cx = Request::read().await?;
    let of = store::learner(&cx, pupil).await?;
    let _permit = cx.actor.permit(KeepIndividualPlans(of.class.school))?;
    store::plan(&cx, &of).await
}

/// Says by what a class learns.
#[server]
pub async fn set_plan_kind(class: ClassId, kind: PlanKind) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::class(&cx, class).await?;
    let permit = cx.actor.permit(KeepIndividualPlans(of.school))?;
    store::set_kind(&cx, &of, (kind, permit)).await?;
    leptos_axum::redirect(&link::individual_plans(class));
    cx.commit(()).await
}

/// Writes the hours of a pupil by subject, «s12» being subject 12; an empty one is as the class has it.
#[server]
pub async fn set_individual_plan(
    pupil: PersonId,
    #[server(default)] own: BTreeMap<String, String>,
) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?;
    let of = store::learner(&cx, pupil).await?;
    let permit = cx.actor.permit(KeepIndividualPlans(of.class.school))?;
    let chosen = store::typed(&cx, &of, &own).await?;
    let plan = IndividualPlan::of(pupil, &chosen, of.class.most, permit);
    store::keep(&cx, &of, &plan.map_err(|why| AppError::Refused(why.to_string()))?).await?;
    leptos_axum::redirect(&link::individual_plans(of.class.id));
    cx.commit(()).await
}

/// Puts the pupils of a class into the groups of what they take and out of the others, from today on.
#[server]
pub async fn align_groups(class: ClassId) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::class(&cx, class).await?;
    let permit = cx.actor.permit(KeepIndividualPlans(of.school))?;
    store::align(&cx, &of, permit).await?;
    leptos_axum::redirect(&link::individual_plans(class));
    cx.commit(()).await
}
