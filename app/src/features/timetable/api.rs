//! Calls of timetables: reading what is in force, making a plan, letting the solver make one.

use chrono::NaiveDate;
use domain::ids::TimetableDraftId;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::drafts::DraftList;
use super::leaf::{Leaf, Whose};
use super::sheet::{Edits, Run, Saved, Sheet, Wish};
#[cfg(feature = "ssr")]
use super::{policy, solver, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link};
#[cfg(feature = "ssr")]
use domain::timetable::{ArrangeTimetable, ReadTimetable};

/// The timetable of a class, a teacher, a room or the whole school in the week of `on`; by default the caller's own, today.
#[server(input = Json)]
pub async fn open_timetable(whose: Option<Whose>, on: Option<NaiveDate>) -> AppResult<Leaf> {
    let cx = Request::read().await?;
    if let Ok(school) = cx.school() {
        let _permit = cx.actor.permit(ReadTimetable(school))?;
    }
    let sight = cx.actor.sight_of_diaries();
    store::leaf(&cx, &sight, (whose, on)).await
}

/// A draft with all it is made of, by default the one changed last, else the week in force.
#[server]
pub async fn open_plan(draft: Option<TimetableDraftId>) -> AppResult<Sheet> {
    let cx = Request::read().await?;
    let _permit = cx.actor.permit(ArrangeTimetable(cx.school()?))?;
    let of = store::arranged(&cx).await?;
    store::sheet(&cx, &of, draft).await
}

/// Makes edits of a draft, all or none.
#[server(input = Json)]
pub async fn save_plan(edits: Edits) -> AppResult<Saved> {
    let cx = Request::write().await?; //                          who asks
    let permit = cx.actor.permit(ArrangeTimetable(cx.school()?))?; // may they
    let of = store::arranged(&cx).await?; //                      about what
    let saved = store::save(&cx, &of, &edits, permit).await?; //  is it lawful, do it
    cx.commit(saved).await //                                     answer
}

/// All drafts of the year.
#[server]
pub async fn list_drafts() -> AppResult<DraftList> {
    let cx = Request::read().await?;
    let _permit = cx.actor.permit(ArrangeTimetable(cx.school()?))?;
    let of = store::arranged(&cx).await?;
    store::drafts(&cx, &of).await
}

/// Begins another draft: a copy of `from`, or of the week in force.
#[server]
pub async fn copy_draft(from: Option<TimetableDraftId>, name: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(ArrangeTimetable(cx.school()?))?;
    let of = store::arranged(&cx).await?;
    store::copy(&cx, &of, (from, &name), permit).await?;
    leptos_axum::redirect(link::DRAFTS);
    cx.commit(()).await
}

/// Calls a draft otherwise.
#[server]
pub async fn rename_draft(draft: TimetableDraftId, name: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(ArrangeTimetable(cx.school()?))?;
    let of = store::arranged(&cx).await?;
    store::rename(&cx, &of, (draft, &name), permit).await?;
    leptos_axum::redirect(link::DRAFTS);
    cx.commit(()).await
}

/// Throws a draft away, by default the one changed last.
#[server]
pub async fn drop_draft(draft: Option<TimetableDraftId>) -> AppResult<()> {
    let cx = Request::write().await?;
    let permit = cx.actor.permit(ArrangeTimetable(cx.school()?))?;
    let of = store::arranged(&cx).await?;
    store::drop_draft(&cx, &of, draft, permit).await?;
    leptos_axum::redirect(link::DRAFTS);
    cx.commit(()).await
}

/// Puts a draft in force from a day on, by default the one changed last; lessons of later days follow it.
#[server]
pub async fn put_in_force(draft: Option<TimetableDraftId>, since: NaiveDate) -> AppResult<()> {
    let cx = Request::write_piece().await?;
    let permit = cx.actor.permit(ArrangeTimetable(cx.school()?))?;
    let of = store::arranged(&cx).await?;
    let order = of.put_in_force(since, cx.today, permit).map_err(policy::not_in_force)?;
    store::put_in_force(&cx, &order, draft).await?;
    let house = cx.house.clone();
    cx.commit(()).await?;
    store::lay_out(&house, &order).await?;
    leptos_axum::redirect(link::DRAFTS);
    Ok(())
}

/// Sets the solver to the plan; one at a time in a school.
#[server(input = Json)]
pub async fn start_solver(wish: Wish) -> AppResult<()> {
    let cx = Request::read().await?;
    let _permit = cx.actor.permit(ArrangeTimetable(cx.school()?))?;
    let of = store::arranged(&cx).await?;
    let task = store::task(&cx, &of, wish).await?;
    solver::start(&cx.house, of.school, task)
}

/// How far the solver is; nothing where none was started.
#[server]
pub async fn watch_solver() -> AppResult<Option<Run>> {
    let cx = Request::read().await?;
    let _permit = cx.actor.permit(ArrangeTimetable(cx.school()?))?;
    let of = store::arranged(&cx).await?;
    solver::watch(&cx.house, of.school)
}

/// Stops the solver; what it has found so far stays to be taken.
#[server]
pub async fn stop_solver() -> AppResult<()> {
    let cx = Request::read().await?;
    let _permit = cx.actor.permit(ArrangeTimetable(cx.school()?))?;
    let of = store::arranged(&cx).await?;
    solver::stop(&cx.house, of.school);
    Ok(())
}
