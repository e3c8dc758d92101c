//! When the family read what was written into a cell.

use chrono::{DateTime, Utc};
use domain::access::Sight;
use domain::ids::{ClassId, GroupId, LessonId, PersonId};

use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql};

const CELL: &str = "SELECT c.comment_read_at, c.group_id, g.class_id, l.substitute_id FROM cells c \
     JOIN groups g ON g.school_id = c.school_id AND g.id = c.group_id \
     JOIN lessons l ON l.school_id = c.school_id AND l.group_id = c.group_id AND l.id = c.lesson_id \
     WHERE c.school_id = $1 AND c.pupil_id = $2 AND c.lesson_id = $3";

/// «12 ноября, 18:40»; none: nobody has said so yet.
pub async fn receipt(
    cx: &Request<Reading>,
    sight: &Sight,
    (lesson, pupil): (LessonId, PersonId),
) -> AppResult<Option<String>> {
    let school = cx.school()?;
    let row = sql::row(&cx.tx, CELL, [school.0.into(), pupil.0.into(), lesson.0.into()]).await?;
    let row = row.ok_or(AppError::NotFound)?;
    let class = row.try_get::<Option<i64>>("", "class_id")?.map(ClassId);
    let stands_in = row.try_get::<Option<i64>>("", "substitute_id")? == Some(cx.actor.person().0);
    if !stands_in && !sight.sees_group(school, GroupId(row.try_get("", "group_id")?), class) {
        return Err(AppError::NotFound);
    }
    let read: Option<DateTime<Utc>> = row.try_get("", "comment_read_at")?;
    Ok(read.map(|at| cx.house.clock.say(at)))
}
