//! Writing one change of a cell: the cell, its mark, the answer kept, the event.

use domain::ids::{AssignmentId, PersonId};
use domain::journal::{Assignment, Cell, Change, Edit, Lesson, MarkEntry, MarkRefused, Place, WorkKind};
use entity::{assignment, cell, change, mark};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, EntityTrait, NotSet, Set, SqlErr};

use super::{facts, sheet};
use crate::features::journal::sheet::Answer;
use crate::kit::db::Writing;
use crate::kit::event::{Happening, record};
use crate::kit::news::Happened;
use crate::kit::{AppError, AppResult, Request, sql};

/// Writes what the rules let in, or says why they did not; either way the answer is kept under the change's id.
pub async fn settle(
    cx: &mut Request<Writing>,
    lesson: &Lesson,
    change: &Change,
    entry: Result<MarkEntry, MarkRefused>,
) -> AppResult<Answer> {
    let answer = match entry {
        Ok(entry) if entry.is_done() => Answer::Saved { cell: entry.before().clone(), made: None },
        Ok(entry) => save(cx, lesson, &entry).await?,
        Err(MarkRefused::Changed) => conflict(cx, lesson, change.pupil, change).await?,
        Err(why) => Answer::Refused(why.to_string()),
    };
    keep(cx, lesson, change, &answer).await?;
    Ok(answer)
}

async fn conflict(
    cx: &Request<Writing>,
    lesson: &Lesson,
    pupil: PersonId,
    change: &Change,
) -> AppResult<Answer> {
    let facts::Stand::Open(cell, _) = facts::stand(cx, lesson, change).await? else {
        return Err(AppError::fault("a change was answered while it was being judged"));
    };
    Ok(match facts::last_hand(cx, lesson, pupil).await? {
        Some((who, when)) => Answer::Conflict { cell, who, when },
        // Nobody ever wrote what its author claims to have seen: the neighbours in the call are not undone for it.
        None => Answer::Refused(AppError::NotFound.to_string()),
    })
}

async fn save(cx: &mut Request<Writing>, lesson: &Lesson, entry: &MarkEntry) -> AppResult<Answer> {
    let (id, made) = match entry.place() {
        Some(Place::Taken(id)) => (id, None),
        Some(Place::NewAnswer(ordinal)) => {
            let made = new_answer(cx, lesson, ordinal).await?;
            (made.id, Some(made))
        }
        None => (AssignmentId(0), None),
    };
    let after = entry.after(id);
    put_cell(cx, lesson, entry, &after).await?;
    put_mark(cx, lesson, entry, &after).await?;
    log(cx, lesson, entry, &after).await?;
    cx.tell(Happened::Journal {
        school: lesson.school,
        group: lesson.group,
        pupils: vec![entry.change().pupil],
    });
    Ok(Answer::Saved { cell: after, made })
}

async fn new_answer(cx: &Request<Writing>, lesson: &Lesson, ordinal: u16) -> AppResult<Assignment> {
    const KIND: &str = "SELECT code, name AS title, weight FROM work_kinds WHERE code = $1";
    let row = sql::row(&cx.tx, KIND, [WorkKind::ANSWER.into()]).await?;
    let kind = sheet::kind(&row.ok_or_else(|| AppError::fault("the dictionary of work lacks «О»"))?)?;
    let made = assignment::ActiveModel {
        school_id: Set(lesson.school),
        group_id: Set(lesson.group),
        lesson_id: Set(Some(lesson.id)),
        issued_lesson_id: Set(None),
        kind: Set(kind.code.clone()),
        ordinal: Set(i32::from(ordinal)),
        title: Set(String::new()),
        description: Set(String::new()),
        weight: Set(i32::try_from(kind.weight).unwrap_or(i32::MAX)),
        mandatory: Set(false),
        visible_from: Set(None),
        ..Default::default()
    };
    let id = made.insert(&cx.tx).await?.id;
    Ok(Assignment { id, kind: kind.code, ordinal, title: String::new(), weight: kind.weight })
}

async fn put_cell(cx: &Request<Writing>, lesson: &Lesson, entry: &MarkEntry, after: &Cell) -> AppResult<()> {
    use cell::Column::{
        Attendance, ChangedAt, ChangedBy, Comment, CommentReadAt, GroupId, LessonId, PupilId, SchoolId,
        Version,
    };
    let put = cell::ActiveModel {
        school_id: Set(lesson.school),
        group_id: Set(lesson.group),
        lesson_id: Set(lesson.id),
        pupil_id: Set(entry.change().pupil),
        attendance: Set(after.attendance.map(|code| code.code().to_owned())),
        version: Set(i32::try_from(after.version).unwrap_or(i32::MAX)),
        comment: Set(after.comment.clone()),
        comment_read_at: Set(None),
        changed_at: Set(cx.now),
        changed_by: Set(entry.by()),
    };
    let mut renewed = vec![Attendance, Version, Comment, ChangedAt, ChangedBy];
    // Who has read the old comment has not read the new one.
    if matches!(entry.change().edit, Edit::Comment(_)) {
        renewed.push(CommentReadAt);
    }
    let same = OnConflict::columns([SchoolId, GroupId, LessonId, PupilId]).update_columns(renewed).to_owned();
    cell::Entity::insert(put).on_conflict(same).exec_without_returning(&cx.tx).await?;
    Ok(())
}

async fn put_mark(cx: &Request<Writing>, lesson: &Lesson, entry: &MarkEntry, after: &Cell) -> AppResult<()> {
    let (at, gone) = match entry.change().edit {
        Edit::Add(_) => (after.marks.len() - 1, false),
        Edit::Replace { at, .. } => (at, false),
        Edit::Remove { at } => (at, true),
        _ => return Ok(()),
    };
    let touched = if gone { entry.before().marks[at] } else { after.marks[at] };
    let key = (lesson.school, lesson.group, lesson.id, entry.change().pupil, touched.assignment);
    if gone {
        mark::Entity::delete_by_id(key).exec(&cx.tx).await?;
        return Ok(());
    }
    // The version that brought a mark orders it among its neighbours, whatever is removed later.
    let position = i32::try_from(after.version).unwrap_or(i32::MAX);
    let adds = matches!(entry.change().edit, Edit::Add(_));
    let put = mark::ActiveModel {
        school_id: Set(key.0),
        group_id: Set(key.1),
        lesson_id: Set(key.2),
        pupil_id: Set(key.3),
        assignment_id: Set(key.4),
        value: Set(touched.value.code()),
        position: if adds { Set(position) } else { NotSet },
        at: Set(cx.now),
    };
    if adds {
        mark::Entity::insert(put).exec_without_returning(&cx.tx).await?;
    } else {
        mark::Entity::update(put).exec_without_returning(&cx.tx).await?;
    }
    Ok(())
}

/// Keeps the answer for thirty days, in case it is lost on the way and asked for again.
async fn keep(cx: &Request<Writing>, lesson: &Lesson, change: &Change, answer: &Answer) -> AppResult<()> {
    let kept = change::ActiveModel {
        school_id: Set(lesson.school),
        change_id: Set(change.id.as_str().to_owned()),
        at: Set(cx.now),
        by: Set(cx.actor.account()),
        answer: Set(serde_json::to_string(answer).map_err(AppError::fault)?),
    };
    // A foreign account's id met by chance: the repeat is refused, not answered with a stranger's answer.
    change::Entity::insert(kept).exec_without_returning(&cx.tx).await.map_err(|error| {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => {
                AppError::Refused("Номер изменения уже занят. Обновите страницу и повторите.".into())
            }
            _ => error.into(),
        }
    })?;
    Ok(())
}

async fn log(cx: &Request<Writing>, lesson: &Lesson, entry: &MarkEntry, after: &Cell) -> AppResult<()> {
    let (old, new) = match entry.change().edit {
        // A comment is free text: the log says that it changed, not what it says.
        Edit::Comment(_) => (String::new(), String::new()),
        _ => (values(entry.before()), values(after)),
    };
    let happening = Happening {
        school: lesson.school,
        at: cx.now,
        by: Some(entry.by()),
        act: entry.change().edit.act(),
        subject: format!("lesson:{} pupil:{} version:{}", lesson.id, entry.change().pupil, after.version),
        old: Some(old),
        new: Some(new),
        reason: None,
    };
    record(&cx.tx, &happening).await
}

/// «5 4 ОТ»: what a cell says, without names.
fn values(cell: &Cell) -> String {
    let marks = cell.marks.iter().map(|mark| mark.value.text());
    marks.chain(cell.attendance.map(domain::journal::Attendance::code)).collect::<Vec<_>>().join(" ")
}
