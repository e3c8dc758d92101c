//! What a caller of the database may rely on, on the backend of the environment.

use std::time::Duration;

use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement};

use super::{Db, OpenRefused, Pace, Reading, Writing, is_passing};
use crate::kit::error::AppError;
use crate::kit::testing::{fresh_db, fresh_db_at, patient};

const KEY: &str = "INSERT INTO server_settings (key, value) VALUES ";

async fn put(tx: &Writing, key: &str) {
    tx.execute_unprepared(&format!("{KEY}('{key}', '')")).await.unwrap();
}

async fn keys(db: &impl ConnectionTrait) -> Vec<String> {
    let sql = "SELECT key FROM server_settings ORDER BY key";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row: &QueryResult| row.try_get("", "key").unwrap()).collect()
}

async fn kept(db: &Db) -> Vec<String> {
    keys(&db.read().await.unwrap()).await
}

fn on_sqlite(db: &Db) -> bool {
    db.backend() == DbBackend::Sqlite
}

#[tokio::test]
async fn what_is_saved_in_one_turn_is_seen_by_the_next_reader() {
    let db = fresh_db().await;
    let tx = db.turn().await.unwrap();
    put(&tx, "a").await;
    assert!(kept(&db).await.is_empty(), "not before the commit");
    tx.commit().await.unwrap();
    assert_eq!(kept(&db).await, ["a"]);
}

#[tokio::test]
async fn a_snapshot_stays_as_it_was() {
    let db = fresh_db().await;
    let before: Reading = db.read().await.unwrap();
    if !on_sqlite(&db) {
        assert!(keys(&before).await.is_empty(), "PostgreSQL takes its snapshot with the first look");
    }
    let tx = db.turn().await.unwrap();
    put(&tx, "a").await;
    tx.commit().await.unwrap();
    assert!(keys(&before).await.is_empty());
    assert_eq!(kept(&db).await, ["a"]);
}

#[tokio::test]
async fn a_snapshot_does_not_write() {
    let db = fresh_db().await;
    let reading = db.read().await.unwrap();
    let sql = format!("{KEY}('a', '') RETURNING key");
    assert!(reading.execute_unprepared(&sql).await.is_err());
    assert!(reading.query_one_raw(Statement::from_string(db.backend(), sql)).await.is_err());
    drop(reading);
    assert!(kept(&db).await.is_empty());
}

#[tokio::test]
async fn more_snapshots_than_readers_wait_for_each_other() {
    let db = fresh_db().await;
    let looks = (0..100).map(|_| {
        let db = db.clone();
        tokio::spawn(async move { kept(&db).await.len() })
    });
    for look in looks.collect::<Vec<_>>() {
        assert_eq!(look.await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_dropped_turn_undoes_itself_alone() {
    let db = fresh_db().await;
    let first = db.turn().await.unwrap();
    put(&first, "a").await;
    let (saved, dropped) = tokio::join!(first.commit(), async {
        let second = db.turn().await.unwrap();
        put(&second, "b").await;
        drop(second);
        let third = db.turn().await.unwrap();
        put(&third, "c").await;
        third.commit().await
    });
    saved.unwrap();
    dropped.unwrap();
    assert_eq!(kept(&db).await, ["a", "c"]);
}

#[tokio::test]
async fn after_a_failed_statement_nothing_of_the_turn_is_saved() {
    let db = fresh_db().await;
    let tx = db.turn().await.unwrap();
    put(&tx, "a").await;
    assert!(tx.execute_unprepared(&format!("{KEY}('a', '')")).await.is_err());
    assert!(tx.execute_unprepared(&format!("{KEY}('b', '')")).await.is_err(), "spoilt");
    assert!(matches!(tx.commit().await, Err(AppError::Fault(_))));
    assert!(kept(&db).await.is_empty());
}

#[tokio::test]
async fn a_row_that_points_nowhere_is_refused_even_when_one_row_is_asked_back() {
    let db = fresh_db().await;
    let tx = db.turn().await.unwrap();
    let sql = "INSERT INTO accounts (person_id, login, must_change, created_at) \
               VALUES (404, 'nobody', TRUE, '2026-11-12 00:00:00+00:00') RETURNING id";
    assert!(tx.query_one_raw(Statement::from_string(db.backend(), sql)).await.is_err());
}

#[tokio::test]
async fn a_turn_over_its_time_is_undone_and_told_busy() {
    let db = fresh_db_at(Pace { turn: Duration::from_millis(20), ..patient() }).await;
    if !on_sqlite(&db) {
        return; // PostgreSQL has its own time-outs, and nobody waits behind a slow transaction.
    }
    let slow = db.turn().await.unwrap();
    put(&slow, "slow").await;
    let next = db.long_turn().await.unwrap();
    let late = slow.execute_unprepared(&format!("{KEY}('late', '')")).await.unwrap_err();
    assert!(is_passing(&late));
    put(&next, "next").await;
    assert_eq!(slow.commit().await, Err(AppError::Busy));
    next.commit().await.unwrap();
    assert_eq!(kept(&db).await, ["next"]);
}

#[tokio::test]
async fn a_full_queue_sends_away_and_an_empty_one_takes_again() {
    let pace = Pace { queue: 1, wait: Duration::from_millis(50), readers: 1, ..patient() };
    let db = fresh_db_at(pace).await;
    if !on_sqlite(&db) {
        return; // The pool of PostgreSQL has its own queue.
    }
    let holder = db.turn().await.unwrap();
    let (second, third) = tokio::join!(db.turn(), db.turn());
    assert!(matches!(second, Err(AppError::Busy)), "waited too long");
    assert!(matches!(third, Err(AppError::Busy)), "no place in the queue");
    put(&holder, "a").await;
    holder.commit().await.unwrap();
    db.turn().await.unwrap().commit().await.unwrap();
    assert_eq!(kept(&db).await, ["a"]);
}

#[tokio::test]
async fn a_closed_database_has_kept_everything_and_takes_no_more() {
    let fresh = fresh_db().await;
    let tx = fresh.turn().await.unwrap();
    put(&tx, "a").await;
    tx.commit().await.unwrap();
    fresh.close().await;
    assert!(fresh.turn().await.is_err());
    let again = Db::open(&fresh.home.url()).await.unwrap();
    assert_eq!(kept(&again).await, ["a"]);
    again.close().await;
}

#[tokio::test]
async fn a_wrong_address_is_refused_in_words_and_without_its_password() {
    let refused = Db::open("mysql://root:secret@host/base").await.err().unwrap();
    assert!(refused.to_string().contains("sqlite://"));
    assert!(!refused.to_string().contains("secret"));
    assert!(matches!(Db::open("sqlite::memory:").await.err(), Some(OpenRefused::InMemory)));
    let nowhere = Db::open("sqlite:///no/such/folder/city.db?mode=rwc").await.err().unwrap();
    assert!(nowhere.to_string().contains("папка"));
}
