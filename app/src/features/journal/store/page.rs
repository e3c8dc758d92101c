//! The right-hand page of a lesson: topic, homework, work, and whether it was held.

use domain::access::Permit;
use domain::ids::{AssignmentId, LessonId};
use domain::journal::{Assignment, Lesson, LessonState, WorkKind};
use entity::{assignment, lesson, mark};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};

use super::sheet;
use crate::features::journal::policy::WriteLesson;
use crate::features::journal::sheet::{Column, Leave, LessonNote, Noted, Work};
use crate::kit::db::Writing;
use crate::kit::event::{Happening, record};
use crate::kit::live::Touched;
use crate::kit::news::Happened;
use crate::kit::{AppError, AppResult, FieldError, Hand, Request, sql};

/// Longest topic and homework, in characters.
const LONGEST: usize = 1000;

const COLUMN: &str = "SELECT l.id, l.date, l.number, l.state, l.version, p.surname, p.given, p.patronymic, COALESCE(l.topic, '') AS topic, \
     COALESCE((SELECT a.description FROM assignments a WHERE a.school_id = l.school_id AND a.issued_lesson_id = l.id \
       AND a.kind = 'Д' ORDER BY a.id LIMIT 1), '') AS homework, \
     (SELECT COUNT(*) FROM homework_answers h WHERE h.school_id = l.school_id AND h.group_id = l.group_id \
       AND h.lesson_id = l.id AND h.state = 'sent') AS answers \
     FROM lessons l LEFT JOIN persons p ON p.id = l.substitute_id WHERE l.school_id = $1 AND l.id = $2";

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

/// Writes the note, unless the lesson changed since its author saw it.
pub async fn note(
    cx: &mut Request<Writing>,
    note: LessonNote,
    permit: Permit<WriteLesson<'_>>,
) -> AppResult<Noted> {
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
        return conflict(cx, lesson).await;
    }
    if set_homework(cx, lesson, &homework).await? {
        let (school, at, by) = (lesson.school, cx.now, Some(permit.by()));
        let (act, subject) = (HOMEWORK, format!("lesson:{}", lesson.id));
        // The text itself is no business of the log.
        let new = (!homework.is_empty()).then(|| "set".to_owned());
        record(&cx.tx, &Happening { school, at, by, act, subject, old: None, new, reason: None }).await?;
    }
    let act = if note.held { HELD } else { NOTE };
    log(cx, act, permit, state.code().into()).await?;
    tell(cx, lesson, Some(note.seen + 1));
    Ok(Noted::Saved(column(cx, lesson).await?))
}

async fn column(cx: &Request<Writing>, lesson: &Lesson) -> AppResult<Column> {
    let row = sql::row(&cx.tx, COLUMN, [lesson.school.0.into(), lesson.id.0.into()]).await?;
    let column = sheet::column(&row.ok_or(AppError::NotFound)?)?;
    Ok(Column { work: lesson.assignments.clone(), leave: Leave::All, ..column })
}

/// The lesson as it stands, and whose hand it was by the log of events.
async fn conflict(cx: &Request<Writing>, lesson: &Lesson) -> AppResult<Noted> {
    let about = format!("lesson:{}", lesson.id);
    let values = [lesson.school.0.into(), about.into(), HELD.into(), NOTE.into()];
    let found = sql::row(&cx.tx, LAST_HAND, values).await?;
    let hand = found.map(|row| Hand::read(cx, &row, "changed_at")).transpose()?;
    let Hand { who, when } = hand.unwrap_or_else(Hand::unknown);
    Ok(Noted::Conflict { column: column(cx, lesson).await?, who, when })
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

async fn default_weight(cx: &Request<Writing>, kind: &str) -> AppResult<i32> {
    let row = sql::row(&cx.tx, "SELECT weight FROM work_kinds WHERE code = $1", [kind.into()]).await?;
    let row = row.ok_or_else(|| AppError::field("kind", "Такого вида работы нет в словаре."))?;
    Ok(row.try_get("", "weight")?)
}

/// A piece of work of `lesson` with nothing said of it yet.
pub(super) fn blank(lesson: &Lesson, kind: &str, ordinal: u16) -> assignment::ActiveModel {
    assignment::ActiveModel {
        school_id: Set(lesson.school),
        group_id: Set(lesson.group),
        lesson_id: Set(Some(lesson.id)),
        issued_lesson_id: Set(None),
        kind: Set(kind.to_owned()),
        ordinal: Set(i32::from(ordinal)),
        title: Set(String::new()),
        description: Set(String::new()),
        weight: Set(0),
        mandatory: Set(false),
        visible_from: Set(None),
        ..Default::default()
    }
}

/// Adds or changes work due at the lesson.
pub async fn put_work(
    cx: &mut Request<Writing>,
    work: Work,
    permit: Permit<WriteLesson<'_>>,
) -> AppResult<Assignment> {
    let lesson = permit.action().0;
    let title = fits("title", &work.title)?;
    let weight = i32::try_from(work.weight).ok().filter(|weight| *weight <= 1000);
    let weight = weight.ok_or_else(|| AppError::field("weight", "Вес — целое число от 0 до 1000."))?;
    default_weight(cx, &work.kind).await?;
    if work.kind == WorkKind::HOMEWORK {
        return Err(homework_is_set_elsewhere());
    }
    let known = work
        .id
        .map(|id| lesson.assignments.iter().find(|a| a.id == id).ok_or(AppError::NotFound))
        .transpose()?;
    if known.is_some_and(|known| known.kind == WorkKind::HOMEWORK) {
        return Err(homework_is_set_elsewhere());
    }
    let same_kind = lesson.assignments.iter().filter(|a| a.kind == work.kind && Some(a.id) != work.id);
    let next = same_kind.map(|a| a.ordinal).max().unwrap_or(0) + 1;
    let ordinal = known.filter(|a| a.kind == work.kind).map_or(next, |a| a.ordinal);
    let mut put = match known {
        Some(known) => assignment::ActiveModel { id: Set(known.id), ..Default::default() },
        None => blank(lesson, &work.kind, ordinal),
    };
    (put.kind, put.ordinal) = (Set(work.kind.clone()), Set(i32::from(ordinal)));
    (put.title, put.weight) = (Set(title.clone()), Set(weight));
    let id = if known.is_some() { put.update(&cx.tx).await?.id } else { put.insert(&cx.tx).await?.id };
    log(cx, "work.put", permit, format!("work:{id} {} {weight}", work.kind)).await?;
    tell(cx, lesson, None);
    Ok(Assignment { id, kind: work.kind, ordinal, title, weight: work.weight })
}

/// Takes work away while nobody has a mark for it.
pub async fn drop_work(
    cx: &mut Request<Writing>,
    id: AssignmentId,
    permit: Permit<WriteLesson<'_>>,
) -> AppResult<()> {
    let lesson = permit.action().0;
    if lesson.assignments.iter().any(|work| work.id == id && work.kind == WorkKind::HOMEWORK) {
        return Err(homework_is_set_elsewhere());
    }
    let marks = mark::Entity::find()
        .filter(mark::Column::SchoolId.eq(lesson.school))
        .filter(mark::Column::GroupId.eq(lesson.group))
        .filter(mark::Column::LessonId.eq(lesson.id))
        .filter(mark::Column::AssignmentId.eq(id))
        .count(&cx.tx)
        .await?;
    if marks > 0 {
        return Err(AppError::Refused("За эту работу уже есть отметки. Сначала уберите их.".into()));
    }
    assignment::Entity::delete_by_id(id).exec(&cx.tx).await?;
    log(cx, "work.drop", permit, format!("work:{id}")).await?;
    tell(cx, lesson, None);
    Ok(())
}

/// Its text belongs to the lesson at which it was set, its marks to this one.
fn homework_is_set_elsewhere() -> AppError {
    AppError::Refused("Домашнее задание меняют на уроке, где оно задано.".into())
}

fn fits(field: &str, text: &str) -> AppResult<String> {
    let text: String = text.trim().chars().filter(|c| !c.is_control() || *c == '\n').collect();
    if text.chars().count() > LONGEST {
        return Err(AppError::Form(vec![FieldError::new(field, "Текст длиннее 1000 знаков.")]));
    }
    Ok(text)
}

/// Others see it as soon as it is durable.
fn tell(cx: &mut Request<Writing>, lesson: &Lesson, version: Option<u32>) {
    let touched = vec![Touched { lesson: lesson.id, pupil: None, version }];
    cx.tell(Happened::Journal { school: lesson.school, group: lesson.group, touched });
}

async fn log(
    cx: &mut Request<Writing>,
    act: &'static str,
    permit: Permit<WriteLesson<'_>>,
    new: String,
) -> AppResult<()> {
    let lesson = permit.action().0;
    let (school, subject) = (lesson.school, format!("lesson:{}", lesson.id));
    let by = Some(permit.by());
    record(
        &cx.tx,
        &Happening { school, at: cx.now, by, act, subject, old: None, new: Some(new), reason: None },
    )
    .await?;
    Ok(())
}
