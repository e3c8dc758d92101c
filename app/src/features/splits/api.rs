//! Calls of divided classes.

use std::collections::BTreeMap;

#[cfg(feature = "ssr")]
use domain::curriculum::Deal;
use domain::ids::{ClassId, SubjectId};
use leptos::prelude::*;

use super::sheet::Split;
#[cfg(feature = "ssr")]
use super::{policy::SplitClass, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{AppError, Request, link};

/// The groups of a class at a subject, with the pupils of each.
#[server]
pub async fn open_split(class: ClassId, subject: SubjectId) -> AppResult<Split> {
    let cx = Request::read().await?;
    let of = store::course(&cx, (class, subject)).await?;
    let _permit = cx.actor.permit(SplitClass(of.school))?;
    store::split(&cx, &of).await
}

/// Divides the class into so many groups, by the alphabet; one group makes it whole again.
#[server]
pub async fn divide_class(class: ClassId, subject: SubjectId, parts: usize) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::course(&cx, (class, subject)).await?;
    let permit = cx.actor.permit(SplitClass(of.school))?;
    store::divide(&cx, &of, parts, permit).await?;
    leptos_axum::redirect(&link::split(class, subject));
    cx.commit(()).await
}

/// Deals the pupils out: by the alphabet, by sex, or as ticked, «p12» being pupil 12 and the groups counted from 1.
#[server]
pub async fn deal_pupils(
    class: ClassId,
    subject: SubjectId,
    by: String,
    #[server(default)] places: BTreeMap<String, String>,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let of = store::course(&cx, (class, subject)).await?;
    let permit = cx.actor.permit(SplitClass(of.school))?;
    let deal = Deal::parse(&by).ok_or(AppError::NotFound)?;
    store::deal(&cx, &of, (deal, &places), permit).await?;
    leptos_axum::redirect(&link::split(class, subject));
    cx.commit(()).await
}
