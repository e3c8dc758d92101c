//! The sealer: takes committed events in their order and links them into the chain of their school.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::ids::SchoolId;
use entity::{event, seal};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};

use super::chain;
use crate::kit::db::{Db, Writing};
use crate::kit::error::{AppError, AppResult};

/// Events sealed in one turn.
const PIECE: u64 = 2_000;
const PAUSE: Duration = Duration::from_millis(800);
/// The lock that servers over one PostgreSQL take in turn.
const TRY_LOCK: &str = "SELECT pg_try_advisory_xact_lock(7067414562) AS got";
const LAST_SEALED: &str = "SELECT max(last_event) AS n FROM seals";

/// Seals what is committed, once; the number of events sealed.
pub async fn seal(db: &Db, now: DateTime<Utc>) -> AppResult<usize> {
    Sealer::default().pass(db, now).await
}

/// Seals for ever, about once a second; ends with the task it runs in.
pub async fn run_sealer(db: Db, clock: impl Fn() -> DateTime<Utc> + Send) {
    let mut sealer = Sealer::default();
    loop {
        if let Err(error) = sealer.pass(&db, clock()).await {
            tracing::warn!(%error, "events wait for their seal");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

#[derive(Default)]
pub struct Sealer {
    horizon: Option<Horizon>,
}

/// On PostgreSQL an event with a smaller number may be committed later. All up to `last_event` are settled
/// when every transaction numbered below `open_from` is over.
struct Horizon {
    last_event: i64,
    open_from: i64,
}

struct Piece {
    after: i64,
    events: usize,
    links: Vec<seal::ActiveModel>,
}

impl Sealer {
    /// One pass over what is settled; the number of events sealed.
    pub async fn pass(&mut self, db: &Db, now: DateTime<Utc>) -> AppResult<usize> {
        let Some(settled) = self.settled(db).await? else { return Ok(0) };
        let mut sealed = 0;
        loop {
            let piece = next_piece(db, settled, now).await?;
            let events = piece.events;
            if events == 0 || !affix(db, piece).await? {
                return Ok(sealed);
            }
            sealed += events;
        }
    }

    /// The last event before which no other can appear any more.
    async fn settled(&mut self, db: &Db) -> AppResult<Option<i64>> {
        if db.backend() != DbBackend::Postgres {
            return Ok(Some(i64::MAX));
        }
        let tx = db.turn().await?;
        let horizon = match self.horizon.take() {
            Some(horizon) => horizon,
            None => Horizon {
                last_event: number(&tx, "SELECT max(id) AS n FROM events").await?.unwrap_or(0),
                open_from: number(&tx, &transactions("xmax")).await?.unwrap_or(i64::MAX),
            },
        };
        let oldest = number(&tx, &transactions("xmin")).await?.unwrap_or(0);
        if oldest >= horizon.open_from {
            return Ok(Some(horizon.last_event));
        }
        self.horizon = Some(horizon);
        Ok(None)
    }
}

fn transactions(end: &str) -> String {
    format!("SELECT pg_snapshot_{end}(pg_current_snapshot())::text::bigint AS n")
}

async fn number(db: &impl ConnectionTrait, sql: &str) -> Result<Option<i64>, DbErr> {
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    row.map_or(Ok(None), |row| row.try_get("", "n"))
}

async fn next_piece(db: &Db, settled: i64, now: DateTime<Utc>) -> AppResult<Piece> {
    let reading = db.read().await?;
    let after = number(&reading, LAST_SEALED).await?.unwrap_or(0);
    let events = event::Entity::find()
        .filter(event::Column::Id.gt(after))
        .filter(event::Column::Id.lte(settled))
        .order_by_asc(event::Column::Id)
        .limit(PIECE)
        .all(&reading)
        .await?;
    let mut piece = Piece { after, events: events.len(), links: Vec::new() };
    let mut schools: BTreeMap<SchoolId, Vec<event::Model>> = BTreeMap::new();
    for event in events {
        schools.entry(event.school_id).or_default().push(event);
    }
    for (school, events) in schools {
        let previous = last_hash(&reading, school).await?;
        piece.links.push(link(school, previous, &events, now));
    }
    Ok(piece)
}

async fn last_hash(db: &impl ConnectionTrait, school: SchoolId) -> Result<String, DbErr> {
    let last = seal::Entity::find()
        .filter(seal::Column::SchoolId.eq(school))
        .order_by_desc(seal::Column::FirstEvent)
        .one(db)
        .await?;
    Ok(last.map(|seal| seal.hash).unwrap_or_default())
}

fn link(
    school: SchoolId,
    previous: String,
    events: &[event::Model],
    now: DateTime<Utc>,
) -> seal::ActiveModel {
    let (first, last) = events.first().zip(events.last()).expect("a school is here because of an event");
    seal::ActiveModel {
        school_id: Set(school),
        first_event: Set(first.id),
        last_event: Set(last.id),
        hash: Set(chain::hash(&previous, events)),
        previous: Set(previous),
        at: Set(now),
    }
}

/// False when another server was faster: then this pass is over.
async fn affix(db: &Db, piece: Piece) -> AppResult<bool> {
    let tx = db.turn().await?;
    if !mine(&tx).await? || number(&tx, LAST_SEALED).await?.unwrap_or(0) != piece.after {
        return Ok(false);
    }
    seal::Entity::insert_many(piece.links).exec_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(true)
}

async fn mine(tx: &Writing) -> Result<bool, AppError> {
    if tx.backend() != DbBackend::Postgres {
        return Ok(true);
    }
    let row = tx.query_one_raw(Statement::from_string(DbBackend::Postgres, TRY_LOCK)).await?;
    Ok(row.map_or(Ok(false), |row| row.try_get("", "got"))?)
}
