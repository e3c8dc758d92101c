//! The facts a change is judged by.

use std::collections::HashSet;

use domain::ids::{AssignmentId, LessonId, PersonId, SchoolId};
use domain::journal::{Assignment, Lesson};
use sea_orm::ConnectionTrait;

use super::batch::Spot;
use super::packed::{self, Cells, GAP, cell_columns, mark_columns};
use super::work;
use crate::kit::db::Writing;
use crate::kit::{AppError, AppResult, Hand, Request, lesson, sql};

const WORK: &str = "SELECT id, kind, ordinal, title, weight FROM assignments WHERE school_id = $1 AND lesson_id = $2 ORDER BY id";

/// What stands in a lesson and who belongs to it. `$6` is one pupil, or 0 for all.
const STANDING: &str = concat!(
    "SELECT * FROM (SELECT ",
    cell_columns!(),
    " FROM cells WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 AND $6 IN (0, pupil_id)) AS c, (SELECT ",
    mark_columns!(),
    " FROM marks WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 AND $6 IN (0, pupil_id)) AS m, \
     (SELECT string_agg(CAST(pupil_id AS text), $5) AS members FROM group_members \
       WHERE school_id = $1 AND group_id = $2 AND since <= $4 AND (until IS NULL OR until >= $4) AND $6 IN (0, pupil_id)) AS g",
);

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
    Ok(Lesson { assignments: work_of(cx, school, id).await?, ..lesson })
}

/// The lesson a piece of work is due at.
pub async fn lesson_of_work(cx: &Request<Writing>, assignment: AssignmentId) -> AppResult<Lesson> {
    const OF: &str = "SELECT lesson_id FROM assignments WHERE id = $1 AND lesson_id IS NOT NULL";
    let row = sql::row(&cx.tx, OF, [assignment.0.into()]).await?.ok_or(AppError::NotFound)?;
    lesson(cx, LessonId(row.try_get("", "lesson_id")?)).await
}

/// Two writers of one lesson wait for each other.
async fn lock(cx: &Request<Writing>, id: LessonId) -> AppResult<()> {
    sql::wait(&cx.tx, "SELECT id FROM lessons WHERE id = $1 FOR UPDATE", [id.0.into()]).await
}

async fn work_of(cx: &Request<Writing>, school: SchoolId, lesson: LessonId) -> AppResult<Vec<Assignment>> {
    let rows = sql::rows(&cx.tx, WORK, [school.0.into(), lesson.0.into()]).await?;
    rows.iter().map(work::assignment).collect()
}

/// Adds what stands in the cells of `lesson`, and who belonged to the group on its day; of `only` one pupil, if it is one.
#[expect(clippy::implicit_hasher, reason = "one set of the house, and no other")]
pub async fn add_standing<C: ConnectionTrait>(
    tx: &C,
    lesson: &Lesson,
    only: Option<PersonId>,
    (cells, members): (&mut Cells, &mut HashSet<Spot>),
) -> AppResult<()> {
    let (school, group) = (lesson.school.0.into(), lesson.group.0.into());
    let only = only.map_or(0, |pupil| pupil.0).into();
    let values = [school, group, lesson.id.0.into(), lesson.date.into(), GAP.to_string().into(), only];
    let Some(row) = sql::row(tx, STANDING, values).await? else { return Ok(()) };
    packed::add_cells(cells, lesson.id, &row)?;
    packed::add_marks(cells, lesson.id, &row)?;
    let here: Vec<i64> = packed::ids(&row, "members")?;
    members.extend(here.into_iter().map(|pupil| (lesson.id, PersonId(pupil))));
    Ok(())
}

/// Who changed the cell last, and when, as people read it; nobody, if nothing was ever written there.
pub(super) async fn last_hand(
    cx: &Request<Writing>,
    lesson: &Lesson,
    pupil: PersonId,
) -> AppResult<Option<Hand>> {
    let place = [lesson.school.0.into(), lesson.group.0.into(), lesson.id.0.into(), pupil.0.into()];
    let row = sql::row(&cx.tx, LAST_HAND, place).await?;
    row.map(|row| Hand::read(cx, &row, "changed_at")).transpose()
}
