//! Plans being made: read, changed by edits the law accepts, copied, named, thrown away.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::access::Permit;
use domain::ids::TimetableDraftId;
use domain::timetable::{ArrangeTimetable, Arriving, Edit, Kept, TimetableYear, another_draft, draft_name};
use entity::timetable_draft::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Select, Set,
};

use super::kept::{Seat, numbered, rows};
use super::school::plan;
use crate::features::timetable::policy::not_begun;
use crate::features::timetable::sheet::{Edits, Saved};
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Hand, Request, sql};

const LAST_HAND: &str = "SELECT p.surname, p.given, p.patronymic, d.at FROM timetable_drafts d \
     JOIN accounts a ON a.id = d.\"by\" JOIN persons p ON p.id = a.person_id WHERE d.school_id = $1 AND d.id = $2";

const WAIT: &str = "SELECT id FROM school_years WHERE id = $1 FOR UPDATE";

/// What the first draft is called.
const FIRST: &str = "Черновик";

pub(super) struct Draft {
    pub id: TimetableDraftId,
    pub name: String,
    pub kept: Vec<Kept>,
    pub version: i32,
}

/// The draft asked for, by default the one changed last.
pub(super) async fn draft<C: ConnectionTrait>(
    tx: &C,
    of: &TimetableYear,
    asked: Option<TimetableDraftId>,
) -> AppResult<Option<Draft>> {
    let own = match asked {
        Some(id) => own(of).filter(Column::Id.eq(id)),
        None => own(of),
    };
    own.one(tx).await?.map(read).transpose()
}

/// The drafts of the year, the latest change first.
fn own(of: &TimetableYear) -> Select<Entity> {
    let own = Entity::find().filter(Column::SchoolId.eq(of.school)).filter(Column::YearId.eq(of.year));
    own.order_by_desc(Column::At).order_by_desc(Column::Id)
}

/// What they are called, without the weeks in them.
async fn names<C: ConnectionTrait>(tx: &C, of: &TimetableYear) -> AppResult<Vec<(TimetableDraftId, String)>> {
    let names = own(of).select_only().columns([Column::Id, Column::Name]);
    Ok(names.into_tuple().all(tx).await?)
}

pub(super) async fn all<C: ConnectionTrait>(tx: &C, of: &TimetableYear) -> AppResult<Vec<Model>> {
    Ok(own(of).all(tx).await?)
}

pub(super) fn read(row: Model) -> AppResult<Draft> {
    let kept = serde_json::from_str(&row.plan).map_err(AppError::fault)?;
    Ok(Draft { id: row.id, name: row.name, kept, version: row.version })
}

/// Who changed the draft last, and when.
pub(super) async fn hand<T: ConnectionTrait>(
    cx: &Request<T>,
    of: &TimetableYear,
    draft: TimetableDraftId,
) -> AppResult<Option<Hand>> {
    let row = sql::row(&cx.tx, LAST_HAND, [of.school.0.into(), draft.0.into()]).await?;
    row.map(|row| Hand::read(cx, &row, "at")).transpose()
}

/// Makes the edits one after the other, or none of them.
pub async fn save(
    cx: &Request<Writing>,
    of: &TimetableYear,
    edits: &Edits,
    permit: Permit<ArrangeTimetable>,
) -> AppResult<Saved> {
    lock(cx, of).await?;
    let draft = draft(&cx.tx, of, edits.draft).await?;
    let (id, version) = draft.as_ref().map_or((None, 0), |draft| (Some(draft.id), draft.version));
    if version != edits.seen {
        let hand = if let Some(id) = id { hand(cx, of, id).await? } else { None };
        return Err(hand.map_or_else(gone, |hand| AppError::Conflict { who: hand.who, when: hand.when }));
    }
    let mut plan = plan(&cx.tx, of, (cx.today, draft.map(|draft| draft.kept))).await?;
    for edit in &edits.edits {
        plan = plan.apply(edit).map_err(|refused| AppError::Refused(refused.to_string()))?.plan;
    }
    let moved = edits.edits.iter().map(|Edit(changes)| changes.len()).sum::<usize>();
    let saved = match id {
        Some(draft) => {
            let row = ActiveModel { id: Set(draft), ..content(cx, (&plan.kept(), version + 1), &permit)? };
            row.update(&cx.tx).await?;
            Saved { draft, version: version + 1 }
        }
        None => begin(cx, of, (FIRST.to_owned(), &plan.kept()), &permit).await?,
    };
    let log = Log { school: of.school, by: Some(permit.by()), at: cx.now };
    let about = format!("year:{} draft:{}", of.year, saved.draft);
    log.enter(&cx.tx, "timetable.plan", about, Some(format!("lessons:{moved}"))).await?;
    Ok(saved)
}

/// The second in which a draft is begun, so that a later draft repeats no version of an earlier one.
fn first_version(now: DateTime<Utc>) -> i32 {
    const SINCE: i64 = 1_577_836_800;
    i32::try_from(now.timestamp() - SINCE).map_or(1, |seconds| seconds.max(1))
}

/// A draft that is no more: thrown away, or in force by now.
fn gone() -> AppError {
    let words = "Этот черновик уже введён в действие или удалён.";
    AppError::Refused(words.into())
}

async fn begin(
    cx: &Request<Writing>,
    of: &TimetableYear,
    (name, kept): (String, &[Kept]),
    permit: &Permit<ArrangeTimetable>,
) -> AppResult<Saved> {
    let version = first_version(cx.now);
    let row = ActiveModel {
        school_id: Set(of.school),
        year_id: Set(of.year),
        name: Set(name),
        ..content(cx, (kept, version), permit)?
    };
    Ok(Saved { draft: row.insert(&cx.tx).await?.id, version })
}

fn content(
    cx: &Request<Writing>,
    (kept, version): (&[Kept], i32),
    permit: &Permit<ArrangeTimetable>,
) -> AppResult<ActiveModel> {
    Ok(ActiveModel {
        version: Set(version),
        plan: Set(serde_json::to_string(kept).map_err(AppError::fault)?),
        at: Set(cx.now),
        by: Set(permit.by()),
        ..Default::default()
    })
}

/// Begins a draft under a name with what is kept in it.
async fn begin_with(
    cx: &Request<Writing>,
    of: &TimetableYear,
    (typed, kept): (&str, &[Kept]),
    permit: &Permit<ArrangeTimetable>,
) -> AppResult<TimetableDraftId> {
    lock(cx, of).await?;
    let others: Vec<String> = names(&cx.tx, of).await?.into_iter().map(|(_, name)| name).collect();
    let name = another_draft(typed, &others).map_err(not_begun)?;
    let draft = begin(cx, of, (name, kept), permit).await?.draft;
    let log = Log { school: of.school, by: Some(permit.by()), at: cx.now };
    log.enter(&cx.tx, "timetable.begin", format!("year:{} draft:{draft}", of.year), None).await?;
    Ok(draft)
}

/// Begins another draft: a copy of one, or of the week in force.
pub async fn copy(
    cx: &Request<Writing>,
    of: &TimetableYear,
    (from, typed): (Option<TimetableDraftId>, &str),
    permit: Permit<ArrangeTimetable>,
) -> AppResult<TimetableDraftId> {
    let kept = match from {
        Some(id) => draft(&cx.tx, of, Some(id)).await?.ok_or(AppError::NotFound)?.kept,
        None => numbered(&rows(&cx.tx, of, None).await?.iter().filter_map(Seat::of).collect::<Vec<_>>()),
    };
    begin_with(cx, of, (typed, &kept), &permit).await
}

/// Begins a draft with a week that another program has made; what came of it is kept beside.
pub async fn arrive(
    cx: &Request<Writing>,
    of: &TimetableYear,
    (typed, lessons): (&str, &[Arriving]),
    permit: Permit<ArrangeTimetable>,
) -> AppResult<TimetableDraftId> {
    let school = Arc::new(plan(&cx.tx, of, (cx.today, Some(vec![]))).await?.school().clone());
    let (kept, arrival) = school.arrive(lessons);
    let draft = begin_with(cx, of, (typed, &kept), &permit).await?;
    let told = serde_json::to_string(&arrival).map_err(AppError::fault)?;
    ActiveModel { id: Set(draft), arrival: Set(Some(told)), ..Default::default() }.update(&cx.tx).await?;
    Ok(draft)
}

/// Calls a draft otherwise.
pub async fn rename(
    cx: &Request<Writing>,
    of: &TimetableYear,
    (id, typed): (TimetableDraftId, &str),
    permit: Permit<ArrangeTimetable>,
) -> AppResult<()> {
    lock(cx, of).await?;
    let all = names(&cx.tx, of).await?;
    if !all.iter().any(|(own, _)| *own == id) {
        return Err(AppError::NotFound);
    }
    let others: Vec<String> = all.into_iter().filter(|(own, _)| *own != id).map(|(_, name)| name).collect();
    let name = draft_name(typed, &others).map_err(not_begun)?;
    ActiveModel { id: Set(id), name: Set(name), ..Default::default() }.update(&cx.tx).await?;
    let log = Log { school: of.school, by: Some(permit.by()), at: cx.now };
    log.enter(&cx.tx, "timetable.name", format!("year:{} draft:{id}", of.year), None).await
}

/// Throws a draft away, by default the one changed last: the week in force stays.
pub async fn drop_draft(
    cx: &Request<Writing>,
    of: &TimetableYear,
    asked: Option<TimetableDraftId>,
    permit: Permit<ArrangeTimetable>,
) -> AppResult<()> {
    lock(cx, of).await?;
    let id = match (draft(&cx.tx, of, asked).await?, asked) {
        (Some(draft), _) => draft.id,
        (None, Some(_)) => return Err(AppError::NotFound),
        (None, None) => return Ok(()),
    };
    Entity::delete_by_id(id).exec(&cx.tx).await?;
    let log = Log { school: of.school, by: Some(permit.by()), at: cx.now };
    log.enter(&cx.tx, "timetable.drop", format!("year:{} draft:{id}", of.year), None).await
}

/// Two writers of plans of one year wait for each other.
pub(super) async fn lock(cx: &Request<Writing>, of: &TimetableYear) -> AppResult<()> {
    sql::wait(&cx.tx, WAIT, [of.year.0.into()]).await
}
