//! The right-hand page of a lesson: topic, homework, work, and whether it was held.

use domain::access::Permit;
use domain::ids::AssignmentId;
use domain::journal::{Assignment, Lesson, WorkKind, WriteLesson};
use entity::{assignment, mark};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::sheet;
use crate::features::journal::sheet::{Column, Leave, LessonNote, Noted, Work};
use crate::kit::cells::Source;
use crate::kit::db::Writing;
use crate::kit::register::{self, blank, default_weight, fits, log, tell};
use crate::kit::{AppError, AppResult, Hand, Request, sql};

const COLUMN: &str = "SELECT l.id, l.date, l.number, l.state, l.version, p.surname, p.given, p.patronymic, COALESCE(l.topic, '') AS topic, \
     COALESCE((SELECT a.description FROM assignments a WHERE a.school_id = l.school_id AND a.issued_lesson_id = l.id \
       AND a.kind = 'Д' ORDER BY a.id LIMIT 1), '') AS homework, \
     (SELECT COUNT(*) FROM homework_answers h WHERE h.school_id = l.school_id AND h.group_id = l.group_id \
       AND h.lesson_id = l.id AND h.state = 'sent') AS answers \
     FROM lessons l LEFT JOIN persons p ON p.id = l.substitute_id WHERE l.school_id = $1 AND l.id = $2";

/// Writes the note, unless the lesson changed since its author saw it.
pub async fn note(
    cx: &mut Request<Writing>,
    note: LessonNote,
    permit: Permit<WriteLesson<'_>>,
) -> AppResult<Noted> {
    let lesson = permit.action().0;
    Ok(match register::note(cx, (&note, Source::Screen), permit).await? {
        Ok(()) => Noted::Saved(column(cx, lesson).await?),
        Err(Hand { who, when }) => Noted::Conflict { column: column(cx, lesson).await?, who, when },
    })
}

async fn column(cx: &Request<Writing>, lesson: &Lesson) -> AppResult<Column> {
    let row = sql::row(&cx.tx, COLUMN, [lesson.school.0.into(), lesson.id.0.into()]).await?;
    let column = sheet::column(&row.ok_or(AppError::NotFound)?)?;
    Ok(Column { work: lesson.assignments.clone(), leave: Leave::All, ..column })
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
    // Families read ahead of all but the answers of a lesson.
    put.mandatory = Set(work.kind != WorkKind::ANSWER);
    let id = if known.is_some() { put.update(&cx.tx).await?.id } else { put.insert(&cx.tx).await?.id };
    log(cx, ("work.put", Source::Screen), permit, format!("work:{id} {} {weight}", work.kind)).await?;
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
    log(cx, ("work.drop", Source::Screen), permit, format!("work:{id}")).await?;
    tell(cx, lesson, None);
    Ok(())
}

/// Its text belongs to the lesson at which it was set, its marks to this one.
fn homework_is_set_elsewhere() -> AppError {
    AppError::Refused("Домашнее задание меняют на уроке, где оно задано.".into())
}
