//! Calls about posts that nobody has.

use domain::ids::{ClassId, GroupId};
#[cfg(feature = "ssr")]
use domain::wizard::Step;
use leptos::prelude::*;

use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link};

#[cfg(feature = "ssr")]
use super::super::{policy::SetUpYear, store};

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
