//! A signed week on its way into the rows.

use domain::diary::SignedWeek;
use domain::ids::SchoolId;
use entity::week_signature;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};

use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppResult, Request};

/// Keeps a signature; the same once more is the one there is.
pub async fn keep(cx: &Request<Writing>, school: SchoolId, week: &SignedWeek) -> AppResult<()> {
    let new = week_signature::ActiveModel {
        school_id: Set(school),
        pupil_id: Set(week.pupil()),
        monday: Set(week.monday()),
        by: Set(week.by()),
        at: Set(cx.now),
    };
    let once = OnConflict::new().do_nothing().to_owned();
    let kept = week_signature::Entity::insert(new).on_conflict(once).exec_without_returning(&cx.tx).await?;
    if kept == 0 {
        return Ok(());
    }
    let log = Log { school, by: Some(week.by()), at: cx.now };
    let subject = format!("pupil:{}", week.pupil());
    log.enter(&cx.tx, "week.sign", subject, Some(week.monday().to_string())).await
}
