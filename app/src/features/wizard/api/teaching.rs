//! Calls about who leads classes and teaches groups, and about posts that nobody has.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::ids::{ClassId, GroupId};
#[cfg(feature = "ssr")]
use domain::rights::{NameTeachers, TeachingSeat};
#[cfg(feature = "ssr")]
use domain::wizard::Step;
use leptos::prelude::*;

use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link};

#[cfg(feature = "ssr")]
use super::super::{policy::SetUpYear, store, told};

/// Names class teachers, «c12» of class 12; in an open year from a day on, by default today.
#[server]
pub async fn name_leader(
    #[server(default)] leaders: BTreeMap<String, String>,
    #[server(default)] since: Option<NaiveDate>,
    #[server(default)] basis: String,
) -> AppResult<()> {
    let mut cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(NameTeachers(frame.school))?;
    let days = (since.unwrap_or(cx.today), cx.today);
    for (post, whom) in store::class_posts(&cx, &frame, &leaders).await? {
        let seat = post.seat.clone();
        let entry = post.name(whom, days, &permit).map_err(|why| told::not_named(&seat, why))?;
        let TeachingSeat::Class(class) = seat else { continue };
        store::name_leader(&mut cx, class, &entry, &basis).await?;
    }
    cx.commit(()).await
}

/// Names the teachers of a class's groups, «g12» of group 12; in an open year from a day on, by default today.
#[server]
pub async fn set_teachers(
    class: ClassId,
    #[server(default)] teachers: BTreeMap<String, String>,
    #[server(default)] since: Option<NaiveDate>,
) -> AppResult<()> {
    let mut cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(NameTeachers(frame.school))?;
    let class = store::class(&cx, &frame, class).await?;
    let days = (since.unwrap_or(cx.today), cx.today);
    for (post, whom) in store::group_posts(&cx, &frame, (class, &teachers), days.0).await? {
        let seat = post.seat.clone();
        let entry = post.name(whom, days, &permit).map_err(|why| told::not_named(&seat, why))?;
        let TeachingSeat::Group { group, .. } = seat else { continue };
        store::hand_over(&mut cx, group, &entry).await?;
    }
    cx.commit(()).await
}

/// Leaves a group without a teacher, or the class without a class teacher, for a reason; no reason takes it back.
#[server]
pub async fn leave_vacant(
    class: ClassId,
    group: Option<GroupId>,
    #[server(default)] reason: String,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    let class = store::class(&cx, &frame, class).await?;
    store::leave_vacant(&cx, &frame, (class, group, &reason), permit).await?;
    leptos_axum::redirect(&link::wizard_of(Step::Groups, class));
    cx.commit(()).await
}
