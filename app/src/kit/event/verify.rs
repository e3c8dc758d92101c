//! Whether the database is whole: its file, its references, and the chain of every school, told in words.

use domain::ids::{EventId, SchoolId};
use entity::{event, seal};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};
use serde::Serialize;

use super::{CITY, chain};
use crate::kit::db::{Db, Reading};
use crate::kit::error::AppResult;

/// Seals read at a time.
const PAGE: u64 = 1_000;
/// Complaints of one kind that are told one by one.
const TOLD: usize = 100;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    pub sound: bool,
    /// Chains looked at: one per school, and one of the city.
    pub chains: usize,
    pub sealed: u64,
    /// Committed within the last second or so, not yet under a seal.
    pub unsealed: u64,
    /// What is wrong, a sentence each, in Russian.
    pub wrong: Vec<String>,
}

/// Looks at everything in one snapshot.
pub async fn verify(db: &Db) -> AppResult<Verdict> {
    let reading = db.read().await?;
    let mut verdict = Verdict { sound: false, chains: 0, sealed: 0, unsealed: 0, wrong: Vec::new() };
    if db.backend() == DbBackend::Sqlite {
        verdict.wrong.extend(file(&reading).await?);
        verdict.wrong.extend(references(&reading).await?);
    }
    for school in schools(&reading).await? {
        verdict.chains += 1;
        follow(&reading, school, &mut verdict).await?;
    }
    verdict.sound = verdict.wrong.is_empty();
    Ok(verdict)
}

/// The chain of one school alone: its file and references are the server's business.
pub async fn verify_school(reading: &Reading, school: SchoolId) -> AppResult<Verdict> {
    let mut verdict = Verdict { sound: false, chains: 1, sealed: 0, unsealed: 0, wrong: Vec::new() };
    follow(reading, school, &mut verdict).await?;
    verdict.sound = verdict.wrong.is_empty();
    Ok(verdict)
}

async fn file(reading: &Reading) -> Result<Vec<String>, DbErr> {
    let rows = reading.query_all_raw(sqlite(format!("PRAGMA integrity_check({TOLD})"))).await?;
    let said = rows.iter().map(|row| row.try_get_by_index::<String>(0)).collect::<Result<Vec<_>, _>>()?;
    Ok(said
        .into_iter()
        .filter(|line| line != "ok")
        .map(|line| format!("Файл базы повреждён: {line}. Восстановите базу из копии."))
        .collect())
}

async fn references(reading: &Reading) -> Result<Vec<String>, DbErr> {
    let sql = format!(r#"SELECT "table", rowid, parent FROM pragma_foreign_key_check LIMIT {TOLD}"#);
    let mut wrong = Vec::new();
    for row in reading.query_all_raw(sqlite(sql)).await? {
        let (table, parent): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(2)?);
        let at = row.try_get_by_index::<Option<i64>>(1)?.map_or(String::new(), |id| format!(" {id}"));
        wrong.push(format!("Строка{at} таблицы {table} ссылается на строку {parent}, которой нет."));
    }
    Ok(wrong)
}

fn sqlite(sql: String) -> Statement {
    Statement::from_string(DbBackend::Sqlite, sql)
}

async fn schools(reading: &Reading) -> Result<Vec<SchoolId>, DbErr> {
    let sql = "SELECT school_id FROM events UNION SELECT school_id FROM seals ORDER BY school_id";
    let rows = reading.query_all_raw(Statement::from_string(reading.get_database_backend(), sql)).await?;
    rows.iter().map(|row| row.try_get_by_index(0).map(SchoolId)).collect()
}

async fn follow(reading: &Reading, school: SchoolId, verdict: &mut Verdict) -> Result<(), DbErr> {
    let mut last = EventId(0);
    let mut hash = String::new();
    loop {
        let page = seals_after(reading, school, last).await?;
        if page.is_empty() {
            break;
        }
        for seal in page {
            let events = events_of(reading, &seal, last).await?;
            verdict.sealed += events.len() as u64;
            verdict.wrong.extend(complaint(&seal, &hash, &events));
            // A forged seal that ends before it begins must not turn the search in a circle.
            last = seal.last_event.max(seal.first_event);
            hash = seal.hash;
        }
    }
    verdict.unsealed += event::Entity::find()
        .filter(event::Column::SchoolId.eq(school))
        .filter(event::Column::Id.gt(last))
        .count(reading)
        .await?;
    Ok(())
}

async fn seals_after(reading: &Reading, school: SchoolId, last: EventId) -> Result<Vec<seal::Model>, DbErr> {
    seal::Entity::find()
        .filter(seal::Column::SchoolId.eq(school))
        .filter(seal::Column::FirstEvent.gt(last))
        .order_by_asc(seal::Column::FirstEvent)
        .limit(PAGE)
        .all(reading)
        .await
}

/// All that lies between the seal before and the end of this one, so that a row slipped in shows as well.
async fn events_of(
    reading: &Reading,
    seal: &seal::Model,
    after: EventId,
) -> Result<Vec<event::Model>, DbErr> {
    event::Entity::find()
        .filter(event::Column::SchoolId.eq(seal.school_id))
        .filter(event::Column::Id.gt(after))
        .filter(event::Column::Id.lte(seal.last_event))
        .order_by_asc(event::Column::Id)
        .all(reading)
        .await
}

fn complaint(seal: &seal::Model, previous: &str, events: &[event::Model]) -> Option<String> {
    let whose =
        if seal.school_id == CITY { "Город".into() } else { format!("Школа {}", seal.school_id) };
    let which = if seal.first_event == seal.last_event {
        format!("событие {}", seal.first_event)
    } else {
        format!("события {}–{}", seal.first_event, seal.last_event)
    };
    if seal.previous != previous {
        return Some(format!("{whose}, {which}: цепочка прервана, предыдущая печать удалена или заменена."));
    }
    let ends = events.first().zip(events.last()).map(|(first, last)| (first.id, last.id));
    if ends != Some((seal.first_event, seal.last_event)) {
        return Some(format!("{whose}, {which}: записи журнала событий удалены или вставлены после печати."));
    }
    if seal.hash != chain::hash(previous, events) {
        return Some(format!("{whose}, {which}: записи журнала событий изменены после печати."));
    }
    None
}
