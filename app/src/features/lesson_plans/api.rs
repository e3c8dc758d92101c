//! Calls of lesson plans.

use domain::ids::{ClassId, GroupId, LessonPlanId};
#[cfg(feature = "ssr")]
use domain::lesson_plan::LayDates;
use domain::lesson_plan::PlanStep;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::dates::{Ask, Dates};
use super::sheet::{Plans, Saved, Sheet, Wish};
use super::survey::{ClassPause, Survey};
#[cfg(feature = "ssr")]
use super::{policy, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link};

/// Plans the caller may open in the school now on.
#[server]
pub async fn lesson_plans() -> AppResult<Plans> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_plans();
    store::plans(&cx, &sight).await
}

/// One plan with its rows.
#[server]
pub async fn open_lesson_plan(plan: LessonPlanId) -> AppResult<Sheet> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_plans();
    store::sheet(&cx, &sight, plan).await
}

/// Begins a plan: an empty one, or a copy of `like`.
#[server]
pub async fn begin_lesson_plan(
    #[server(default)] course: String,
    #[server(default)] variant: String,
    like: Option<LessonPlanId>,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let new = store::beginning(&cx, (&course, like), variant).await?;
    let permit = cx.actor.permit(new.write())?;
    let plan = store::begin(&cx, new, permit).await?;
    leptos_axum::redirect(&link::lesson_plan(plan));
    cx.commit(()).await
}

/// Writes all rows of a plan.
#[server(input = Json)]
pub async fn save_lesson_plan(wish: Wish) -> AppResult<Saved> {
    let cx = Request::write().await?; //                             who asks
    let plan = store::held(&cx, wish.plan).await?; //                about what
    let permit = cx.actor.permit(plan.write())?; //                  may they
    let rows = wish.rows.into_iter().map(|row| (row.id, row.topic)).collect();
    let entry = plan.save(wish.seen, rows, permit); //               is it lawful
    let saved = store::settle(&cx, &plan, entry).await?; //          do it
    cx.commit(saved).await //                                        answer
}

/// Takes a step on the way to approval.
#[server]
pub async fn step_lesson_plan(
    plan: LessonPlanId,
    step: PlanStep,
    #[server(default)] remark: String,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::held(&cx, plan).await?;
    let taken = if step.is_judgement() {
        of.judged(step, &remark, cx.actor.permit(of.judge())?)
    } else {
        of.step(step, cx.actor.permit(of.write())?)
    };
    store::keep_step(&cx, &of, &taken.map_err(policy::refused)?).await?;
    leptos_axum::redirect(&link::lesson_plan(plan));
    cx.commit(()).await
}

/// Throws a plan away that no group is taught by.
#[server]
pub async fn drop_lesson_plan(plan: LessonPlanId) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::held(&cx, plan).await?;
    let permit = cx.actor.permit(of.write())?;
    store::throw_away(&cx, &of, permit).await?;
    leptos_axum::redirect(link::LESSON_PLANS);
    cx.commit(()).await
}

/// Gives a group its plan and lays it over the calendar; without one takes it away.
#[server]
pub async fn give_lesson_plan(group: GroupId, plan: Option<LessonPlanId>) -> AppResult<()> {
    let cx = Request::write().await?;
    let ground = store::Ground::held(&cx, group).await?;
    let permit = cx.actor.permit(LayDates { school: ground.school(), group })?;
    ground.give(&cx, plan, permit).await?;
    leptos_axum::redirect(&link::lesson_dates(group));
    cx.commit(()).await
}

/// The dates of a group's plan, and what laying anew would change.
#[server(input = Json)]
pub async fn open_lesson_dates(group: GroupId, ask: Ask) -> AppResult<Dates> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_plans();
    let ground = store::Ground::read(&cx, &sight, group).await?;
    Ok(ground.dates(&cx, &ask))
}

/// Lays anew what has not been given, as the preview showed it.
#[server]
pub async fn lay_lesson_dates(group: GroupId, ask: Ask) -> AppResult<()> {
    let cx = Request::write().await?;
    let ground = store::Ground::held(&cx, group).await?;
    let permit = cx.actor.permit(LayDates { school: ground.school(), group })?;
    ground.lay(&cx, &ask, permit).await?;
    leptos_axum::redirect(&link::lesson_dates(group));
    cx.commit(()).await
}

/// Gives the days of a pause back to lessons.
#[server]
pub async fn lift_pause(group: GroupId, first: chrono::NaiveDate) -> AppResult<()> {
    let cx = Request::write().await?;
    let ground = store::Ground::held(&cx, group).await?;
    let permit = cx.actor.permit(LayDates { school: ground.school(), group })?;
    ground.lift(&cx, first, permit).await?;
    leptos_axum::redirect(&link::lesson_dates(group));
    cx.commit(()).await
}

/// How far the plans within sight have been given.
#[server]
pub async fn lesson_progress() -> AppResult<Survey> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_plans();
    store::survey(&cx, &sight).await
}

/// Days off of a class, and what more of them would move in its groups.
#[server(input = Json)]
pub async fn open_class_pause(class: Option<ClassId>, ask: Ask) -> AppResult<ClassPause> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_plans();
    store::class_pause(&cx, &sight, (class, &ask)).await
}

/// Takes days off all groups of a class and lays their plans anew.
#[server]
pub async fn pause_class(class: ClassId, ask: Ask) -> AppResult<()> {
    let cx = Request::write().await?;
    let grounds = store::class_grounds(&cx, class).await?;
    policy::days_off(&ask)?;
    for ground in grounds {
        let permit = cx.actor.permit(ground.lay_dates())?;
        ground.lay(&cx, &ask, permit).await?;
    }
    leptos_axum::redirect(&link::class_pause(class));
    cx.commit(()).await
}

/// Gives the days of a pause back to all groups of a class.
#[server]
pub async fn lift_class_pause(class: ClassId, first: chrono::NaiveDate) -> AppResult<()> {
    let cx = Request::write().await?;
    let grounds = store::class_grounds(&cx, class).await?;
    for ground in grounds.into_iter().filter(|ground| ground.pauses_from(first)) {
        let permit = cx.actor.permit(ground.lay_dates())?;
        ground.lift(&cx, first, permit).await?;
    }
    leptos_axum::redirect(&link::class_pause(class));
    cx.commit(()).await
}
