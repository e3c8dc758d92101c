//! The log of events keeps what was committed, and shows when somebody touched it.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, SchoolId};
use sea_orm::{ConnectionTrait, DbBackend};

use super::{CITY, Happening, Sealer, Verdict, record, seal, seal_all, verify};
use crate::kit::db::Db;
use crate::kit::testing::fresh_db;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_794_470_400, 123_456_789).unwrap()
}

fn mark(school: SchoolId, lesson: i64) -> Happening {
    Happening {
        school,
        at: now(),
        by: Some(AccountId(3)),
        act: "mark.add",
        subject: format!("lesson:{lesson} pupil:9"),
        old: None,
        new: Some("5".into()),
        reason: None,
    }
}

async fn enter(db: &Db, school: SchoolId, lessons: std::ops::Range<i64>) {
    let tx = db.turn().await.unwrap();
    for lesson in lessons {
        record(&tx, &mark(school, lesson)).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn by_force(db: &Db, sql: &str) {
    let guards: &[&str] = if db.backend() == DbBackend::Postgres {
        &[
            "DROP TRIGGER IF EXISTS events_no_change ON events",
            "DROP TRIGGER IF EXISTS seals_no_change ON seals",
        ]
    } else {
        &[
            "DROP TRIGGER IF EXISTS events_no_update",
            "DROP TRIGGER IF EXISTS events_no_delete",
            "DROP TRIGGER IF EXISTS seals_no_delete",
        ]
    };
    let tx = db.turn().await.unwrap();
    for guard in guards {
        tx.execute_unprepared(guard).await.unwrap();
    }
    assert_eq!(tx.execute_unprepared(sql).await.unwrap().rows_affected(), 1);
    tx.commit().await.unwrap();
}

async fn sealed_twice(db: &Db) {
    for lessons in [1..4, 4..6] {
        enter(db, SchoolId(12), lessons).await;
        seal_all(db, now()).await;
    }
}

fn only_complaint(verdict: &Verdict) -> &str {
    assert!(!verdict.sound);
    assert_eq!(verdict.wrong.len(), 1, "{:?}", verdict.wrong);
    &verdict.wrong[0]
}

#[tokio::test]
async fn an_event_goes_with_its_change() {
    let db = fresh_db().await;
    let tx = db.turn().await.unwrap();
    record(&tx, &mark(SchoolId(12), 1)).await.unwrap();
    drop(tx);
    assert_eq!(verify(&db).await.unwrap().unsealed, 0);
    enter(&db, SchoolId(12), 1..2).await;
    assert_eq!(verify(&db).await.unwrap().unsealed, 1);
}

#[tokio::test]
async fn every_school_has_a_chain_of_its_own_and_the_city_too() {
    let db = fresh_db().await;
    for round in 0..3 {
        for school in [CITY, SchoolId(12), SchoolId(40)] {
            enter(&db, school, round..round + 2).await;
        }
        seal_all(&db, now()).await;
    }
    enter(&db, SchoolId(12), 9..10).await;
    let verdict = verify(&db).await.unwrap();
    let expected = Verdict { sound: true, chains: 3, sealed: 18, unsealed: 1, wrong: Vec::new() };
    assert_eq!(verdict, expected);
}

#[tokio::test]
async fn nothing_new_makes_no_seal() {
    let db = fresh_db().await;
    assert_eq!(seal(&db, now()).await.unwrap(), 0);
    sealed_twice(&db).await;
    assert_eq!(seal(&db, now()).await.unwrap(), 0);
}

#[tokio::test]
async fn two_sealers_make_one_chain() {
    let db = fresh_db().await;
    for lesson in 0..20 {
        enter(&db, SchoolId(12), lesson..lesson + 1).await;
        let (first, second) = tokio::join!(seal(&db, now()), seal(&db, now()));
        assert!(first.is_ok() && second.is_ok());
    }
    seal_all(&db, now()).await;
    let verdict = verify(&db).await.unwrap();
    assert!(verdict.sound, "{:?}", verdict.wrong);
    assert_eq!(verdict.sealed, 20);
}

#[tokio::test]
async fn an_event_changed_after_its_seal_is_found() {
    let db = fresh_db().await;
    sealed_twice(&db).await;
    by_force(&db, r#"UPDATE events SET "new" = '2' WHERE subject = 'lesson:2 pupil:9'"#).await;
    let verdict = verify(&db).await.unwrap();
    assert_eq!(
        only_complaint(&verdict),
        "Школа 12, события 1–3: записи журнала событий изменены после печати."
    );
}

#[tokio::test]
async fn an_event_taken_out_or_slipped_in_after_its_seal_is_found() {
    let db = fresh_db().await;
    sealed_twice(&db).await;
    by_force(&db, "DELETE FROM events WHERE id = 5").await;
    let verdict = verify(&db).await.unwrap();
    assert_eq!(
        only_complaint(&verdict),
        "Школа 12, события 4–5: записи журнала событий удалены или вставлены после печати."
    );
}

#[tokio::test]
async fn a_seal_taken_away_is_found() {
    let db = fresh_db().await;
    sealed_twice(&db).await;
    by_force(&db, "DELETE FROM seals WHERE first_event = 1").await;
    let verdict = verify(&db).await.unwrap();
    assert!(only_complaint(&verdict).contains("цепочка прервана"));
}

#[tokio::test]
async fn an_event_cannot_be_changed_while_the_guards_stand() {
    let db = fresh_db().await;
    enter(&db, SchoolId(12), 1..2).await;
    for sql in ["UPDATE events SET act = 'x'", "DELETE FROM events"] {
        assert!(db.turn().await.unwrap().execute_unprepared(sql).await.is_err());
    }
}

#[tokio::test]
async fn a_smaller_number_committed_later_is_waited_for() {
    let db = fresh_db().await;
    if db.backend() == DbBackend::Sqlite {
        return; // There the numbers follow the commits.
    }
    let early = db.turn().await.unwrap();
    record(&early, &mark(SchoolId(12), 1)).await.unwrap();
    enter(&db, SchoolId(12), 2..3).await;
    let mut sealer = Sealer::default();
    assert_eq!(sealer.pass(&db, now()).await.unwrap(), 0);
    early.commit().await.unwrap();
    seal_all(&db, now()).await;
    let verdict = verify(&db).await.unwrap();
    assert!(verdict.sound);
    assert_eq!(verdict.sealed, 2);
}
