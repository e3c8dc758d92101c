//! The facts a change is judged by.

use std::collections::{HashMap, HashSet};

use domain::ids::{AssignmentId, LessonId, PersonId, SchoolId};
use domain::journal::{Assignment, Attendance, Cell, CellMark, Lesson, MarkValue};
use entity::change;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryResult};

use super::batch::Spot;
use super::sheet;
use crate::features::journal::sheet::{Answer, Changes};
use crate::kit::db::Writing;
use crate::kit::{AppError, AppResult, Request, lesson, sql};

const WORK: &str = "SELECT id, kind, ordinal, title, weight FROM assignments WHERE school_id = $1 AND lesson_id = $2 ORDER BY id";

const CELLS: &str = "SELECT pupil_id, version, attendance, comment FROM cells \
     WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3";

const MARKS: &str = "SELECT pupil_id, assignment_id, value FROM marks \
     WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 ORDER BY position";

const MEMBERS: &str = "SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $2 \
     AND since <= $3 AND (until IS NULL OR until >= $3)";

const LAST_HAND: &str = "SELECT p.surname, p.given, p.patronymic, c.changed_at FROM cells c \
     JOIN accounts a ON a.id = c.changed_by JOIN persons p ON p.id = a.person_id \
     WHERE c.school_id = $1 AND c.group_id = $2 AND c.lesson_id = $3 AND c.pupil_id = $4";

/// The lesson, if the caller sees its journal or stands in as its substitute. It stays locked for this turn.
pub async fn lesson(cx: &Request<Writing>, id: LessonId) -> AppResult<Lesson> {
    lock(cx, id).await?;
    let found = sql::row(&cx.tx, &format!("{} WHERE l.id = $1", lesson::FACTS), [id.0.into()]).await?;
    let lesson = lesson::lesson(&found.ok_or(AppError::NotFound)?)?;
    let Lesson { school, group, class, substitute, .. } = lesson;
    let seen = cx.actor.sight_of_journals().sees_group(school, group, class);
    if !seen && substitute != Some(cx.actor.person()) {
        return Err(AppError::NotFound);
    }
    Ok(Lesson { assignments: work(cx, school, id).await?, ..lesson })
}

/// The lesson a piece of work is due at.
pub async fn lesson_of_work(cx: &Request<Writing>, assignment: AssignmentId) -> AppResult<Lesson> {
    const OF: &str = "SELECT lesson_id FROM assignments WHERE id = $1 AND lesson_id IS NOT NULL";
    let row = sql::row(&cx.tx, OF, [assignment.0.into()]).await?.ok_or(AppError::NotFound)?;
    lesson(cx, LessonId(row.try_get("", "lesson_id")?)).await
}

/// On PostgreSQL two writers of one lesson wait for each other; on SQLite there is one writer anyway.
async fn lock(cx: &Request<Writing>, id: LessonId) -> AppResult<()> {
    if cx.tx.backend() == sea_orm::DbBackend::Postgres {
        sql::row(&cx.tx, "SELECT id FROM lessons WHERE id = $1 FOR UPDATE", [id.0.into()]).await?;
    }
    Ok(())
}

async fn work(cx: &Request<Writing>, school: SchoolId, lesson: LessonId) -> AppResult<Vec<Assignment>> {
    let rows = sql::rows(&cx.tx, WORK, [school.0.into(), lesson.0.into()]).await?;
    rows.iter().map(sheet::assignment).collect()
}

/// The first answers of those `changes` that the caller has sent before.
pub(super) async fn answered(
    cx: &Request<Writing>,
    schools: HashSet<SchoolId>,
    changes: &Changes,
) -> AppResult<HashMap<(SchoolId, String), Answer>> {
    let ids = changes.iter().map(|change| change.id.as_str());
    let kept = change::Entity::find()
        .filter(change::Column::SchoolId.is_in(schools))
        .filter(change::Column::ChangeId.is_in(ids))
        .filter(change::Column::By.eq(cx.actor.account()))
        .all(&cx.tx)
        .await?;
    let read = |kept: change::Model| {
        let answer = serde_json::from_str(&kept.answer).map_err(AppError::fault)?;
        Ok(((kept.school_id, kept.change_id), answer))
    };
    kept.into_iter().map(read).collect()
}

/// Adds what stands in the cells of `lesson`.
pub(super) async fn add_cells(
    cx: &Request<Writing>,
    lesson: &Lesson,
    cells: &mut HashMap<Spot, Cell>,
) -> AppResult<()> {
    let place = [lesson.school.0.into(), lesson.group.0.into(), lesson.id.0.into()];
    for row in sql::rows(&cx.tx, CELLS, place.clone()).await? {
        let (version, code): (i32, Option<String>) =
            (row.try_get("", "version")?, row.try_get("", "attendance")?);
        let cell = cells.entry((lesson.id, PersonId(row.try_get("", "pupil_id")?))).or_default();
        cell.version = version.unsigned_abs();
        cell.attendance = code.as_deref().and_then(Attendance::parse);
        cell.comment = row.try_get("", "comment")?;
    }
    for row in sql::rows(&cx.tx, MARKS, place).await? {
        let code: i16 = row.try_get("", "value")?;
        let value = MarkValue::from_code(code).ok_or_else(|| AppError::fault(format!("mark code {code}")))?;
        let cell = cells.entry((lesson.id, PersonId(row.try_get("", "pupil_id")?))).or_default();
        cell.marks.push(CellMark { assignment: AssignmentId(row.try_get("", "assignment_id")?), value });
    }
    Ok(())
}

/// Adds those who belonged to the group on the day of `lesson`.
pub(super) async fn add_members(
    cx: &Request<Writing>,
    lesson: &Lesson,
    members: &mut HashSet<Spot>,
) -> AppResult<()> {
    let values = [lesson.school.0.into(), lesson.group.0.into(), lesson.date.into()];
    for row in sql::rows(&cx.tx, MEMBERS, values).await? {
        members.insert((lesson.id, PersonId(row.try_get("", "pupil_id")?)));
    }
    Ok(())
}

/// Who changed the cell last, and when, as people read it; nobody, if nothing was ever written there.
pub(super) async fn last_hand(
    cx: &Request<Writing>,
    lesson: &Lesson,
    pupil: PersonId,
) -> AppResult<Option<(String, String)>> {
    let place = [lesson.school.0.into(), lesson.group.0.into(), lesson.id.0.into(), pupil.0.into()];
    let row = sql::row(&cx.tx, LAST_HAND, place).await?;
    row.map(|row| hand(cx, &row)).transpose()
}

/// «Иванова А. П.», «12.11.2026 14:05»
pub(super) fn hand(cx: &Request<Writing>, row: &QueryResult) -> AppResult<(String, String)> {
    Ok((sql::person_name(row)?.short(), cx.house.clock.say(row.try_get("", "changed_at")?)))
}
