//! The teacher's hand: files, links, the day, replies.

use chrono::NaiveDate;
use domain::access::Permit;
use domain::homework::{KeepHomework, LinkRefused, ReplyEntry, WebLink, due_on, may_enclose};
use domain::ids::{FileId, HomeworkLinkId, LessonId, PersonId};
use domain::journal::Lesson;
use entity::{homework_file, homework_link};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};

use super::reading::{facts, place};
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::files::{Arrived, adopt, let_go};
use crate::kit::{AppError, AppResult, Request, sql};

const ENSURE: &str =
    "INSERT INTO homeworks (school_id, group_id, lesson_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
const DUE: &str =
    "UPDATE homeworks SET due_on = $4 WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3";
const HANGING: &str = "SELECT (SELECT COUNT(*) FROM homework_files WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3) \
     + (SELECT COUNT(*) FROM homework_links WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3) AS n";
const DROP_LINK: &str =
    "DELETE FROM homework_links WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 AND id = $4";
const DROP_FILE: &str =
    "DELETE FROM homework_files WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 AND file_id = $4";
const VERSION: &str = "SELECT version FROM homework_answers WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 \
     AND pupil_id = $4";
const REPLY: &str = "UPDATE homework_answers SET state = $5, reply = $6, replied_at = $7, replied_by = $8 \
     WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 AND pupil_id = $4";
const LOCK: &str = "SELECT id FROM lessons WHERE id = $1 FOR UPDATE";

/// The lesson, if the caller sees its journal or stands in at it. It stays locked for a turn that writes.
pub async fn lesson<C: ConnectionTrait>(cx: &Request<C>, id: LessonId) -> AppResult<Lesson> {
    let of = facts(&cx.tx, id).await?;
    let seen = cx.actor.sight_of_journals().sees_group(of.school, of.group, of.class);
    if seen || of.substitute == Some(cx.actor.person()) { Ok(of) } else { Err(AppError::NotFound) }
}

/// How many more may hang on it.
pub async fn room<C: ConnectionTrait>(cx: &Request<C>, of: &Lesson) -> AppResult<usize> {
    let row = sql::row(&cx.tx, HANGING, place(of)).await?.ok_or(AppError::NotFound)?;
    let hanging: i64 = row.try_get("", "n")?;
    may_enclose(usize::try_from(hanging).unwrap_or(usize::MAX)).map_err(full)
}

fn full(why: LinkRefused) -> AppError {
    AppError::Refused(why.to_string())
}

/// The day typed, if it is a lawful one; nothing typed: the next lesson.
pub fn day_of(of: &Lesson, typed: Option<String>) -> AppResult<Option<NaiveDate>> {
    let Some(typed) = typed.filter(|text| !text.is_empty()) else { return Ok(None) };
    let day =
        typed.parse().map_err(|_| AppError::field("due", "Такой даты нет. Выберите её в календаре."))?;
    due_on(of, day).map(Some).map_err(|why| AppError::field("due", why.to_string()))
}

/// Whatever hangs on a homework hangs on this row.
pub(super) async fn ensure(tx: &Writing, of: &Lesson) -> AppResult<()> {
    sql::wait(tx, LOCK, [of.id.0.into()]).await?;
    sql::run(tx, ENSURE, place(of)).await?;
    Ok(())
}

pub async fn set_due(
    cx: &Request<Writing>,
    due: Option<NaiveDate>,
    permit: &Permit<KeepHomework<'_>>,
) -> AppResult<()> {
    let of = permit.action().0;
    ensure(&cx.tx, of).await?;
    let [school, group, lesson] = place(of);
    sql::run(&cx.tx, DUE, [school, group, lesson, due.into()]).await?;
    log(cx, permit, "homework.due", due.map(|day| day.to_string())).await
}

pub async fn add_link(
    cx: &Request<Writing>,
    (title, address): (&str, &str),
    permit: &Permit<KeepHomework<'_>>,
) -> AppResult<()> {
    let of = permit.action().0;
    let link = WebLink::new(title, address).map_err(|why| {
        let field = if why == LinkRefused::LongTitle { "title" } else { "address" };
        AppError::field(field, why.to_string())
    })?;
    ensure(&cx.tx, of).await?;
    room(cx, of).await?;
    let row = homework_link::ActiveModel {
        school_id: Set(of.school),
        group_id: Set(of.group),
        lesson_id: Set(of.id),
        title: Set(link.title),
        address: Set(link.address),
        ..Default::default()
    };
    let id = row.insert(&cx.tx).await?.id;
    log(cx, permit, "homework.link", Some(format!("link:{id}"))).await
}

pub async fn drop_link(
    cx: &Request<Writing>,
    id: HomeworkLinkId,
    permit: &Permit<KeepHomework<'_>>,
) -> AppResult<()> {
    let [school, group, lesson] = place(permit.action().0);
    if sql::run(&cx.tx, DROP_LINK, [school, group, lesson, id.0.into()]).await? == 0 {
        return Err(AppError::NotFound);
    }
    log(cx, permit, "homework.unlink", Some(format!("link:{id}"))).await
}

/// Hangs what arrived on the homework.
pub async fn hang(
    cx: &Request<Writing>,
    arrived: &[Arrived],
    permit: &Permit<KeepHomework<'_>>,
) -> AppResult<()> {
    let of = permit.action().0;
    ensure(&cx.tx, of).await?;
    if !arrived.is_empty() && room(cx, of).await? < arrived.len() {
        return Err(full(LinkRefused::Full));
    }
    for file in arrived {
        let id = adopt(&cx.tx, of.school, permit.by(), file).await?;
        let row = homework_file::ActiveModel {
            school_id: Set(of.school),
            group_id: Set(of.group),
            lesson_id: Set(of.id),
            file_id: Set(id),
        };
        homework_file::Entity::insert(row).exec_without_returning(&cx.tx).await?;
        log(cx, permit, "homework.attach", Some(format!("file:{id}"))).await?;
    }
    Ok(())
}

pub async fn drop_file(
    cx: &Request<Writing>,
    id: FileId,
    permit: &Permit<KeepHomework<'_>>,
) -> AppResult<()> {
    let of = permit.action().0;
    let [school, group, lesson] = place(of);
    if sql::run(&cx.tx, DROP_FILE, [school, group, lesson, id.0.into()]).await? == 0 {
        return Err(AppError::NotFound);
    }
    let_go(&cx.tx, of.school, id).await?;
    log(cx, permit, "homework.detach", Some(format!("file:{id}"))).await
}

/// The version of the answer there is.
pub async fn version(cx: &Request<Writing>, of: &Lesson, pupil: PersonId) -> AppResult<i32> {
    sql::wait(&cx.tx, LOCK, [of.id.0.into()]).await?;
    let [school, group, lesson] = place(of);
    let row = sql::row(&cx.tx, VERSION, [school, group, lesson, pupil.0.into()]).await?;
    Ok(row.ok_or(AppError::NotFound)?.try_get("", "version")?)
}

pub async fn keep_reply(
    cx: &Request<Writing>,
    (of, pupil): (&Lesson, PersonId),
    entry: &ReplyEntry,
) -> AppResult<()> {
    let [school, group, lesson] = place(of);
    let (state, words) = (entry.state().code(), entry.words());
    let hand = [state.into(), words.into(), cx.now.into(), entry.by().0.into()];
    let [state, words, at, by] = hand;
    sql::run(&cx.tx, REPLY, [school, group, lesson, pupil.0.into(), state, words, at, by]).await?;
    let log = Log { school: of.school, by: Some(entry.by()), at: cx.now };
    let subject = format!("lesson:{} pupil:{pupil}", of.id);
    log.enter(&cx.tx, "homework.reply", subject, Some(entry.state().code().to_owned())).await
}

/// Numbers and days alone: neither a name nor a word of anybody.
async fn log(
    cx: &Request<Writing>,
    permit: &Permit<KeepHomework<'_>>,
    act: &'static str,
    new: Option<String>,
) -> AppResult<()> {
    let of = permit.action().0;
    let log = Log { school: of.school, by: Some(permit.by()), at: cx.now };
    log.enter(&cx.tx, act, format!("lesson:{}", of.id), new).await
}
