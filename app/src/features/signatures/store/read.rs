//! Comments of teachers that a guardian has read.

use chrono::{Days, NaiveDate};
use domain::access::Permit;
use domain::diary::ReadComment;
use domain::ids::{LessonId, PersonId, SchoolId};

use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Request, sql};

const CELL: &str = "SELECT c.school_id, c.group_id, l.date FROM cells c \
     JOIN lessons l ON l.school_id = c.school_id AND l.group_id = c.group_id AND l.id = c.lesson_id \
     WHERE c.pupil_id = $1 AND c.lesson_id = $2 AND c.comment IS NOT NULL";

const READ: &str = "UPDATE cells SET comment_read_at = $5 WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 \
     AND pupil_id = $4 AND comment_read_at IS NULL";

/// All of a pupil in the days from `$3` to `$4`.
const READ_ALL: &str = "UPDATE cells SET comment_read_at = $5 WHERE school_id = $1 AND pupil_id = $2 \
     AND comment IS NOT NULL AND comment_read_at IS NULL \
     AND lesson_id IN (SELECT id FROM lessons WHERE school_id = $1 AND date BETWEEN $3 AND $4)";

/// Notes that the comment at `lesson` is read, unless it was before; the day of the lesson.
pub async fn read(
    cx: &Request<Writing>,
    lesson: LessonId,
    permit: &Permit<ReadComment>,
) -> AppResult<NaiveDate> {
    let pupil = permit.action().0;
    let row = sql::row(&cx.tx, CELL, [pupil.0.into(), lesson.0.into()]).await?.ok_or(AppError::NotFound)?;
    let (school, group): (i64, i64) = (row.try_get("", "school_id")?, row.try_get("", "group_id")?);
    let key = [school.into(), group.into(), lesson.0.into(), pupil.0.into(), cx.now.into()];
    if sql::run(&cx.tx, READ, key).await? > 0 {
        let log = Log { school: SchoolId(school), by: Some(permit.by()), at: cx.now };
        log.enter(&cx.tx, "comment.read", format!("lesson:{lesson} pupil:{pupil}"), None).await?;
    }
    Ok(row.try_get("", "date")?)
}

/// The same of all comments of the week that begins on `monday`: whoever signs it has read it.
pub async fn read_week(
    cx: &Request<Writing>,
    school: SchoolId,
    (pupil, monday): (PersonId, NaiveDate),
) -> AppResult<()> {
    let sunday = monday + Days::new(6);
    let values = [school.0.into(), pupil.0.into(), monday.into(), sunday.into(), cx.now.into()];
    sql::run(&cx.tx, READ_ALL, values).await?;
    Ok(())
}
