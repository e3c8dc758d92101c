//! What a teacher's lessons lack, and the reminder of it as an event: notices are made of those.

use domain::access::Permit;
use domain::calendar::Span;
use domain::ids::{ClassId, PersonId, SchoolId};
use domain::notification::Reminder;

use super::counted::{bound, lacking};
use crate::features::control::policy::Oversee;
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Request, sql};

const LACKING: &str = concat!(
    "SELECT COALESCE(SUM(q.no_attendance), 0) AS no_attendance, COALESCE(SUM(q.no_topic), 0) AS no_topic FROM (",
    lacking!(),
    ") q WHERE q.teacher_id = $6"
);

/// Who keeps lessons of the class `$6` that lack what is a duty at every lesson.
const TEACHERS: &str = concat!(
    "SELECT DISTINCT q.teacher_id FROM (",
    lacking!(),
    ") q WHERE q.class_id = $6 AND (q.no_attendance = 1 OR q.no_topic = 1) ORDER BY q.teacher_id"
);

/// Nothing, where nothing is lacking.
pub async fn lacking_of(
    cx: &Request<Writing>,
    school: SchoolId,
    (teacher, days): (PersonId, Span),
) -> AppResult<Option<Reminder>> {
    let [of, first, last, today, now] = bound(cx, school, days);
    let row = sql::row(&cx.tx, LACKING, [of, first, last, today, now, teacher.0.into()]).await?;
    let Some(row) = row else { return Ok(None) };
    let number =
        |name: &str| row.try_get::<i64>("", name).map(|number| u32::try_from(number).unwrap_or_default());
    Ok(Reminder::of(number("no_attendance")?, number("no_topic")?, days))
}

pub async fn remind(
    cx: &Request<Writing>,
    teacher: PersonId,
    reminder: &Reminder,
    permit: &Permit<Oversee>,
) -> AppResult<()> {
    let log = Log { school: permit.action().0, by: Some(permit.by()), at: cx.now };
    log.enter(&cx.tx, "journal.remind", format!("person:{teacher}"), Some(reminder.to_string())).await
}

/// Reminds each teacher of the class of all that their lessons lack; how many were reminded.
pub async fn remind_all(
    cx: &Request<Writing>,
    (class, days): (ClassId, Span),
    permit: &Permit<Oversee>,
) -> AppResult<usize> {
    const OURS: &str = "SELECT id FROM classes WHERE school_id = $1 AND id = $2";
    let school = permit.action().0;
    sql::row(&cx.tx, OURS, [school.0.into(), class.0.into()]).await?.ok_or(AppError::NotFound)?;
    let [of, first, last, today, now] = bound(cx, school, days);
    let mut told = 0;
    for row in sql::rows(&cx.tx, TEACHERS, [of, first, last, today, now, class.0.into()]).await? {
        let teacher = PersonId(row.try_get("", "teacher_id")?);
        if let Some(reminder) = lacking_of(cx, school, (teacher, days)).await? {
            remind(cx, teacher, &reminder, permit).await?;
            told += 1;
        }
    }
    Ok(told)
}
