//! Ten thousand changes by sixteen people who hang up at any moment, on a database that fails at random.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use domain::ids::SchoolId;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use tokio::task::yield_now;

use super::{Db, Writing};
use crate::kit::error::{AppError, AppResult};
use crate::kit::event::{Happening, Sealer, record, seal_all, verify};
use crate::kit::testing::fresh_db;

const WRITERS: u64 = 16;
const CHANGES_EACH: u64 = 625;

type Acknowledged = Arc<Mutex<BTreeSet<i64>>>;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_acknowledged_change_is_missing_and_none_is_half_applied() {
    let db = fresh_db().await;
    build(&db).await;
    let acknowledged = Acknowledged::default();
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| tokio::spawn(one_writer(db.clone(), writer, acknowledged.clone())))
        .collect();
    let mut sealer = Sealer::default();
    for writer in writers {
        writer.await.unwrap();
        sealer.pass(&db, now()).await.unwrap();
    }
    seal_all(&db, now()).await;

    let acknowledged = acknowledged.lock().unwrap().clone();
    let present = halves(&db, "SELECT change AS change, count(*) AS n FROM trial GROUP BY change").await;
    let events =
        halves(&db, "SELECT CAST(subject AS bigint) AS change, count(*) AS n FROM events GROUP BY subject")
            .await;
    let missing: Vec<_> = acknowledged.iter().filter(|change| !present.contains_key(change)).collect();
    let half: Vec<_> = present.iter().filter(|(_, rows)| **rows != 2).collect();
    println!("acknowledged {}, present {}", acknowledged.len(), present.len());
    assert!(missing.is_empty(), "acknowledged and missing: {missing:?}");
    assert!(half.is_empty(), "half-applied: {half:?}");
    assert_eq!(present.keys().collect::<Vec<_>>(), events.keys().collect::<Vec<_>>(), "each with its event");
    assert!(events.values().all(|n| *n == 1));
    assert!(acknowledged.len() > 2_000, "the trial must not pass by refusing everything");
    let verdict = verify(&db).await.unwrap();
    assert!(verdict.sound, "{:?}", verdict.wrong);
    assert_eq!(verdict.sealed, present.len() as u64);
}

async fn one_writer(db: Db, writer: u64, acknowledged: Acknowledged) {
    let mut luck = StdRng::seed_from_u64(writer);
    for number in 0..CHANGES_EACH {
        let change = i64::try_from(writer * 10_000 + number).unwrap();
        let (db, acknowledged, own_luck) = (db.clone(), acknowledged.clone(), luck.random());
        let caller = tokio::spawn(async move {
            if apply(&db, change, own_luck).await.is_ok() {
                acknowledged.lock().unwrap().insert(change);
            }
        });
        if luck.random_ratio(1, 4) {
            for _ in 0..luck.random_range(0..400) {
                yield_now().await;
            }
            caller.abort();
        }
        assert!(caller.await.err().is_none_or(|end| end.is_cancelled()));
    }
}

async fn apply(db: &Db, change: i64, luck: u64) -> AppResult<()> {
    let mut luck = StdRng::seed_from_u64(luck);
    let tx = db.turn().await?;
    let stubborn = luck.random_ratio(1, 2);
    for half in 1..=2 {
        let written = half_of(&tx, change, half).await;
        if !stubborn {
            written?;
        }
        if luck.random_ratio(1, 10) {
            yield_now().await;
        }
    }
    let entered = record(&tx, &happening(change)).await;
    if !stubborn {
        entered?;
    }
    if luck.random_ratio(1, 20) {
        return Err(AppError::Denied);
    }
    tx.commit().await
}

async fn half_of(tx: &Writing, change: i64, half: i64) -> AppResult<()> {
    let sql = "INSERT INTO trial (change, half) VALUES ($1, $2)";
    tx.execute_raw(Statement::from_sql_and_values(tx.backend(), sql, [change.into(), half.into()])).await?;
    Ok(())
}

fn happening(change: i64) -> Happening {
    Happening {
        school: SchoolId(change % 7),
        at: now(),
        by: None,
        act: "trial.write",
        subject: change.to_string(),
        old: None,
        new: None,
        reason: None,
    }
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_794_470_400, 0).unwrap()
}

async fn halves(db: &Db, sql: &str) -> BTreeMap<i64, i64> {
    let reading = db.read().await.unwrap();
    let rows = reading.query_all_raw(Statement::from_string(db.backend(), sql)).await.unwrap();
    rows.iter().map(|row| (row.try_get("", "change").unwrap(), row.try_get("", "n").unwrap())).collect()
}

/// On SQLite a statement fails in the three ways a trigger knows; `ROLLBACK` takes the whole batch with it.
async fn build(db: &Db) {
    let table =
        "CREATE TABLE trial (change BIGINT NOT NULL, half BIGINT NOT NULL, PRIMARY KEY (change, half))";
    let mut statements = vec![table.to_owned()];
    if db.backend() == DbBackend::Postgres {
        statements.push(
            "CREATE FUNCTION fail_at_random() RETURNS trigger LANGUAGE plpgsql AS $$ \
             BEGIN IF random() < 0.02 THEN RAISE EXCEPTION 'bad luck'; END IF; RETURN NEW; END $$"
                .into(),
        );
        statements.push(
            "CREATE TRIGGER luck AFTER INSERT ON trial FOR EACH ROW EXECUTE FUNCTION fail_at_random()".into(),
        );
    } else {
        for (way, one_in) in [("ABORT", 60), ("FAIL", 60), ("ROLLBACK", 200)] {
            statements.push(format!(
                "CREATE TRIGGER luck_{way} AFTER INSERT ON trial WHEN abs(random() % {one_in}) = 0 \
                 BEGIN SELECT RAISE({way}, 'bad luck'); END"
            ));
        }
    }
    let tx = db.turn().await.unwrap();
    for statement in statements {
        tx.execute_unprepared(&statement).await.unwrap();
    }
    tx.commit().await.unwrap();
}
