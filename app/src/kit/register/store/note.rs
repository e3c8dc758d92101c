//! The right-hand page of a lesson on its way into the rows: topic, homework, and whether it was held.

use domain::access::Permit;
use domain::ids::LessonId;
use domain::journal::{Lesson, LessonNote, LessonState, WorkKind, WriteLesson};
use entity::{assignment, lesson};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::work::{blank, default_weight, fits, log, tell};
use crate::kit::cells::Source;
use crate::kit::db::Writing;
use crate::kit::event::{Happening, record};
use crate::kit::{AppResult, Hand, Request, sql};

const NEXT: &str = "SELECT n.id FROM lessons l JOIN lessons n ON n.school_id = l.school_id AND n.group_id = l.group_id \
     AND (n.date > l.date OR (n.date = l.date AND n.number > l.number)) AND n.state IN ('planned', 'held') \
     WHERE l.school_id = $1 AND l.id = $2 ORDER BY n.date, n.number LIMIT 1";

/// Acts of the log that raise the version of a lesson.
const HELD: &str = "lesson.held";
const NOTE: &str = "lesson.note";
/// Another homework, or none any more.
const HOMEWORK: &str = "homework.set";

const LAST_HAND: &str = "SELECT p.surname, p.given, p.patronymic, e.at AS changed_at FROM events e \
     JOIN accounts a ON a.id = e.\"by\" JOIN persons p ON p.id = a.person_id \
     WHERE e.school_id = $1 AND e.subject = $2 AND e.act IN ($3, $4) ORDER BY e.id DESC LIMIT 1";

/// Writes the note, unless the lesson changed since its author saw it: then the answer is whose hand was first.
pub async fn note(
    cx: &mut Request<Writing>,
    (note, source): (&LessonNote, Source),
    permit: Permit<WriteLesson<'_>>,
) -> AppResult<Result<(), Hand>> {
    let lesson = permit.action().0;
    let (topic, homework) = (fits("topic", &note.topic)?, fits("homework", &note.homework)?);
    let state = if note.held { LessonState::Held } else { LessonState::Planned };
    let mut writing = lesson::Entity::update_many();
    // When attendance was confirmed is evidence: a topic written later does not renew it.
    if note.held != (lesson.state == LessonState::Held) {
        writing = writing.col_expr(lesson::Column::HeldAt, Expr::value(note.held.then_some(cx.now)));
    }
    let written = writing
        .col_expr(lesson::Column::Topic, Expr::value(Some(topic).filter(|t| !t.is_empty())))
        .col_expr(lesson::Column::State, Expr::value(state.code()))
        .col_expr(lesson::Column::Version, Expr::col(lesson::Column::Version).add(1))
        .filter(lesson::Column::SchoolId.eq(lesson.school))
        .filter(lesson::Column::Id.eq(lesson.id))
        .filter(lesson::Column::Version.eq(i32::try_from(note.seen).unwrap_or(i32::MAX)))
        .exec(&cx.tx)
        .await?;
    if written.rows_affected == 0 {
        return first_hand(cx, lesson).await.map(Err);
    }
    if set_homework(cx, lesson, &homework).await? {
        let (school, at, by) = (lesson.school, cx.now, Some(permit.by()));
        let (act, subject) = (HOMEWORK, format!("lesson:{}", lesson.id));
        // The text itself is no business of the log.
        let new = (!homework.is_empty()).then(|| "set".to_owned());
        record(&cx.tx, &Happening { school, at, by, act, subject, old: None, new, reason: source.reason() })
            .await?;
    }
    let act = if note.held { HELD } else { NOTE };
    log(cx, (act, source), permit, state.code().into()).await?;
    tell(cx, lesson, Some(note.seen + 1));
    Ok(Ok(()))
}

/// Whose hand it was by the log of events.
async fn first_hand(cx: &Request<Writing>, lesson: &Lesson) -> AppResult<Hand> {
    let about = format!("lesson:{}", lesson.id);
    let values = [lesson.school.0.into(), about.into(), HELD.into(), NOTE.into()];
    let found = sql::row(&cx.tx, LAST_HAND, values).await?;
    let hand = found.map(|row| Hand::read(cx, &row, "changed_at")).transpose()?;
    Ok(hand.unwrap_or_else(Hand::unknown))
}

/// Homework is work issued here and due at the group's next lesson. True: it is another now.
async fn set_homework(cx: &Request<Writing>, lesson: &Lesson, text: &str) -> AppResult<bool> {
    let issued = assignment::Entity::find()
        .filter(assignment::Column::SchoolId.eq(lesson.school))
        .filter(assignment::Column::IssuedLessonId.eq(lesson.id))
        .filter(assignment::Column::Kind.eq(WorkKind::HOMEWORK))
        .order_by_asc(assignment::Column::Id)
        .one(&cx.tx)
        .await?;
    match issued {
        Some(old) if old.description == text => return Ok(false),
        Some(old) => {
            let mut changed: assignment::ActiveModel = old.into();
            changed.description = Set(text.to_owned());
            changed.update(&cx.tx).await?;
        }
        None if text.is_empty() => return Ok(false),
        None => {
            let due = next_lesson(cx, lesson).await?;
            let mut made = blank(lesson, WorkKind::HOMEWORK, 1);
            made.lesson_id = Set(due);
            made.issued_lesson_id = Set(Some(lesson.id));
            made.description = Set(text.to_owned());
            made.weight = Set(default_weight(cx, WorkKind::HOMEWORK).await?);
            made.insert(&cx.tx).await?;
        }
    }
    Ok(true)
}

async fn next_lesson(cx: &Request<Writing>, lesson: &Lesson) -> AppResult<Option<LessonId>> {
    let row = sql::row(&cx.tx, NEXT, [lesson.school.0.into(), lesson.id.0.into()]).await?;
    Ok(row.map(|row| row.try_get("", "id")).transpose()?.map(LessonId))
}
