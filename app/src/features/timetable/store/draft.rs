//! The plan being made: read, changed by edits the law accepts, thrown away.

use chrono::{DateTime, Utc};
use domain::access::Permit;
use domain::timetable::{ArrangeTimetable, Edit, Kept, Plan, TimetableYear};
use entity::timetable_draft;
use sea_orm::{ConnectionTrait, EntityTrait, Set};

use super::school::plan;
use crate::features::timetable::sheet::Edits;
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Hand, Request, sql};

const LAST_HAND: &str = "SELECT p.surname, p.given, p.patronymic, d.at FROM timetable_drafts d \
     JOIN accounts a ON a.id = d.\"by\" JOIN persons p ON p.id = a.person_id WHERE d.school_id = $1 AND d.year_id = $2";

const WAIT: &str = "SELECT id FROM school_years WHERE id = $1 FOR UPDATE";

pub(super) struct Draft {
    pub kept: Vec<Kept>,
    pub version: i32,
}

pub(super) async fn draft<C: ConnectionTrait>(tx: &C, of: &TimetableYear) -> AppResult<Option<Draft>> {
    let found = timetable_draft::Entity::find_by_id((of.school, of.year)).one(tx).await?;
    let read = |row: timetable_draft::Model| {
        let kept = serde_json::from_str(&row.plan).map_err(AppError::fault)?;
        Ok(Draft { kept, version: row.version })
    };
    found.map(read).transpose()
}

/// Who changed the draft last, and when.
pub(super) async fn hand<T: ConnectionTrait>(cx: &Request<T>, of: &TimetableYear) -> AppResult<Option<Hand>> {
    let row = sql::row(&cx.tx, LAST_HAND, [of.school.0.into(), of.year.0.into()]).await?;
    row.map(|row| Hand::read(cx, &row, "at")).transpose()
}

/// Makes the edits one after the other, or none of them; answers the version after them.
pub async fn save(
    cx: &Request<Writing>,
    of: &TimetableYear,
    edits: &Edits,
    permit: Permit<ArrangeTimetable>,
) -> AppResult<i32> {
    lock(cx, of).await?;
    let (mut plan, version) = plan(&cx.tx, of, cx.today).await?;
    if version != edits.seen {
        return Err(hand(cx, of)
            .await?
            .map_or_else(gone, |hand| AppError::Conflict { who: hand.who, when: hand.when }));
    }
    for edit in &edits.edits {
        plan = plan.apply(edit).map_err(|refused| AppError::Refused(refused.to_string()))?.plan;
    }
    let next = if version == 0 { first_version(cx.now) } else { version + 1 };
    keep(cx, of, (&plan, edits.seen, next), &permit).await?;
    let moved = edits.edits.iter().map(|Edit(changes)| changes.len()).sum::<usize>();
    let log = Log { school: of.school, by: Some(permit.by()), at: cx.now };
    log.enter(&cx.tx, "timetable.plan", format!("year:{}", of.year), Some(format!("lessons:{moved}")))
        .await?;
    Ok(next)
}

/// The second in which a draft is begun, so that a later draft repeats no version of an earlier one.
fn first_version(now: DateTime<Utc>) -> i32 {
    const SINCE: i64 = 1_577_836_800;
    i32::try_from(now.timestamp() - SINCE).map_or(1, |seconds| seconds.max(1))
}

/// A draft that is no more: thrown away, or in force by now.
fn gone() -> AppError {
    let words = "Этот черновик уже введён в действие или отменён. Обновите страницу.";
    AppError::Refused(words.into())
}

async fn keep(
    cx: &Request<Writing>,
    of: &TimetableYear,
    (plan, seen, version): (&Plan, i32, i32),
    permit: &Permit<ArrangeTimetable>,
) -> AppResult<()> {
    let row = timetable_draft::ActiveModel {
        school_id: Set(of.school),
        year_id: Set(of.year),
        version: Set(version),
        plan: Set(serde_json::to_string(&plan.kept()).map_err(AppError::fault)?),
        at: Set(cx.now),
        by: Set(permit.by()),
    };
    if seen > 0 {
        timetable_draft::Entity::update(row).exec(&cx.tx).await?;
    } else {
        timetable_draft::Entity::insert(row).exec_without_returning(&cx.tx).await?;
    }
    Ok(())
}

/// Throws the draft away: the week in force stays.
pub async fn drop_draft(
    cx: &Request<Writing>,
    of: &TimetableYear,
    permit: Permit<ArrangeTimetable>,
) -> AppResult<()> {
    lock(cx, of).await?;
    timetable_draft::Entity::delete_by_id((of.school, of.year)).exec(&cx.tx).await?;
    let log = Log { school: of.school, by: Some(permit.by()), at: cx.now };
    log.enter(&cx.tx, "timetable.drop", format!("year:{}", of.year), None).await
}

/// Two writers of one plan wait for each other.
pub(super) async fn lock(cx: &Request<Writing>, of: &TimetableYear) -> AppResult<()> {
    sql::wait(&cx.tx, WAIT, [of.year.0.into()]).await
}
