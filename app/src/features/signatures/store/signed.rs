//! A signed week on its way into the rows.

use domain::calendar::Span;
use domain::diary::SignedWeek;
use domain::ids::{PersonId, SchoolId};
use entity::week_signature;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};

use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Request, sql};

const YEAR: &str = "SELECT c.school_id, y.first_day, y.last_day FROM class_members m \
     JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id \
     JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id AND y.state <> 'draft' \
     WHERE m.pupil_id = $1 AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2) ORDER BY m.since DESC LIMIT 1";

/// Where a pupil learns today.
pub struct Enrolled {
    pub school: SchoolId,
    pub year: Span,
}

pub async fn enrolled(cx: &Request<Writing>, pupil: PersonId) -> AppResult<Enrolled> {
    let row = sql::row(&cx.tx, YEAR, [pupil.0.into(), cx.today.into()]).await?;
    let row = row.ok_or_else(|| AppError::Refused("Ребёнок сейчас не числится ни в одном классе.".into()))?;
    let year = Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? };
    Ok(Enrolled { school: SchoolId(row.try_get("", "school_id")?), year })
}

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
