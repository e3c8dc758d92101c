//! Pieces of work of a lesson as rows, and what all writers of its right-hand page share.

use domain::access::Permit;
use domain::ids::AssignmentId;
use domain::journal::{Assignment, Lesson, WorkKind, WriteLesson};
use entity::assignment;
use sea_orm::{QueryResult, Set};

use crate::kit::cells::Source;
use crate::kit::db::Writing;
use crate::kit::event::{Happening, record};
use crate::kit::live::Touched;
use crate::kit::news::Happened;
use crate::kit::{AppError, AppResult, FieldError, Request, sql};

/// Longest topic and homework, in characters.
const LONGEST: usize = 1000;

/// A row of `assignments`.
pub fn assignment(row: &QueryResult) -> AppResult<Assignment> {
    let (ordinal, weight): (i32, i32) = (row.try_get("", "ordinal")?, row.try_get("", "weight")?);
    Ok(Assignment {
        id: AssignmentId(row.try_get("", "id")?),
        kind: row.try_get("", "kind")?,
        ordinal: u16::try_from(ordinal).unwrap_or(1),
        title: row.try_get("", "title")?,
        weight: weight.unsigned_abs(),
    })
}

/// A row of the dictionary of work.
pub fn kind(row: &QueryResult) -> AppResult<WorkKind> {
    let weight: i32 = row.try_get("", "weight")?;
    Ok(WorkKind {
        code: row.try_get("", "code")?,
        title: row.try_get("", "title")?,
        weight: weight.unsigned_abs(),
    })
}

/// A piece of work of `lesson` with nothing said of it yet.
pub fn blank(lesson: &Lesson, kind: &str, ordinal: u16) -> assignment::ActiveModel {
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

/// What a piece of this kind weighs, unless its teacher says otherwise.
pub async fn default_weight(cx: &Request<Writing>, kind: &str) -> AppResult<i32> {
    let row = sql::row(&cx.tx, "SELECT weight FROM work_kinds WHERE code = $1", [kind.into()]).await?;
    let row = row.ok_or_else(|| AppError::field("kind", "Такого вида работы нет в словаре."))?;
    Ok(row.try_get("", "weight")?)
}

/// A text without signs that nobody sees, if it is not too long.
pub fn fits(field: &str, text: &str) -> AppResult<String> {
    let text: String = text.trim().chars().filter(|c| !c.is_control() || *c == '\n').collect();
    if text.chars().count() > LONGEST {
        return Err(AppError::Form(vec![FieldError::new(field, "Текст длиннее 1000 знаков.")]));
    }
    Ok(text)
}

/// Others see it as soon as it is durable.
pub fn tell(cx: &mut Request<Writing>, lesson: &Lesson, version: Option<u32>) {
    let touched = vec![Touched { lesson: lesson.id, pupil: None, version }];
    cx.tell(Happened::Journal { school: lesson.school, group: lesson.group, touched });
}

/// Enters what was done to the lesson of `permit`.
pub async fn log(
    cx: &mut Request<Writing>,
    (act, source): (&'static str, Source),
    permit: Permit<WriteLesson<'_>>,
    new: String,
) -> AppResult<()> {
    let lesson = permit.action().0;
    let (school, subject) = (lesson.school, format!("lesson:{}", lesson.id));
    let by = Some(permit.by());
    record(
        &cx.tx,
        &Happening {
            school,
            at: cx.now,
            by,
            act,
            subject,
            old: None,
            new: Some(new),
            reason: source.reason(),
        },
    )
    .await?;
    Ok(())
}
