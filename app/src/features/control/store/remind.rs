//! What a teacher's lessons lack, and the reminder of it as an event: notices are made of those.

use domain::access::Permit;
use domain::calendar::Span;
use domain::ids::{PersonId, SchoolId};
use domain::notification::Reminder;

use super::counted::{bound, lacking};
use crate::features::control::policy::Oversee;
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppResult, Request, sql};

const LACKING: &str = concat!(
    "SELECT COALESCE(SUM(q.no_attendance), 0) AS no_attendance, COALESCE(SUM(q.no_topic), 0) AS no_topic FROM (",
    lacking!(),
    ") q WHERE q.teacher_id = $6"
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
