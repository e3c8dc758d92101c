//! The tiny city as the database has it.

use std::time::Instant;

use sea_orm::{ConnectionTrait, DbBackend, Statement};
use sha2::{Digest, Sha256};

use super::personas::PERSONAS;
use super::testing::{tiny_city, today};
use super::{Seeded, Wish, is_empty, seed};
use crate::kit::AppError;
use crate::kit::db::{Db, Reading};
use crate::kit::testing::fresh_db;

/// Tables whose rows make the city.
const TABLES: [&str; 25] = [
    "organisations",
    "persons",
    "accounts",
    "roles",
    "kinships",
    "class_members",
    "group_members",
    "slots",
    "lessons",
    "assignments",
    "cells",
    "marks",
    "term_marks",
    "term_orders",
    "absence_notes",
    "exemptions",
    "reconciliations",
    "reconciliation_rows",
    "reconciliation_words",
    "lesson_plans",
    "lesson_plan_rows",
    "lesson_plan_groups",
    "lesson_plan_days",
    "shared_plans",
    "curriculum_templates",
];

async fn number(tx: &Reading, sql: &str) -> i64 {
    let statement = Statement::from_string(tx.get_database_backend(), sql);
    tx.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// All rows of all tables as text, hashed.
async fn dump(db: &Db) -> String {
    let tx = db.read().await.unwrap();
    let mut hasher = Sha256::new();
    for table in TABLES {
        let sql = format!("SELECT {} AS line FROM {table} t", line_of(&tx, table).await);
        let rows = tx.query_all_raw(Statement::from_string(tx.get_database_backend(), sql)).await.unwrap();
        let mut lines: Vec<String> = rows.iter().map(|row| row.try_get("", "line").unwrap()).collect();
        lines.sort_unstable();
        assert!(!lines.is_empty(), "{table}");
        hasher.update(lines.join("\n"));
    }
    format!("{:x}", hasher.finalize())
}

/// A row of the table as one text.
async fn line_of(tx: &Reading, table: &str) -> String {
    if tx.get_database_backend() == DbBackend::Postgres {
        return "row_to_json(t)::text".into();
    }
    let columns = format!(
        "SELECT group_concat('quote(\"' || name || '\")', '||') AS line FROM pragma_table_info('{table}')"
    );
    let statement = Statement::from_string(DbBackend::Sqlite, columns);
    tx.query_one_raw(statement).await.unwrap().unwrap().try_get("", "line").unwrap()
}

async fn seeded(wish: Wish) -> (String, Seeded) {
    let fresh = fresh_db().await;
    assert!(is_empty(&fresh).await.unwrap());
    let begun = Instant::now();
    let seeded = seed(&fresh, &wish).await.unwrap();
    println!("the tiny city was seeded in {} ms", begun.elapsed().as_millis());
    (dump(&fresh).await, seeded)
}

#[tokio::test]
async fn the_same_seed_brings_the_same_rows_and_another_seed_others() {
    let wish = Wish::tiny(today());
    let one = seeded(wish.clone()).await;
    assert_eq!(one, seeded(wish.clone()).await);
    assert_ne!(one.0, seeded(Wish { seed: 2, ..wish }).await.0);
}

#[tokio::test]
async fn the_tiny_city_has_every_persona() {
    let (fresh, seeded) = tiny_city().await;
    let tx = fresh.read().await.unwrap();
    for persona in PERSONAS {
        let sql = format!(
            "SELECT count(*) FROM accounts a JOIN persons p ON p.id = a.person_id \
             WHERE a.login = '{}' AND p.surname = '{}'",
            persona.login, persona.name[0]
        );
        assert_eq!(number(&tx, &sql).await, 1, "{}", persona.login);
    }
    assert_eq!(seeded.people.len(), 7);
    assert_eq!(seeded.schools, 2);
}

#[tokio::test]
async fn whose_child_is_whose_is_as_the_personas_say() {
    let (fresh, _) = tiny_city().await;
    let tx = fresh.read().await.unwrap();
    let children = |login: &str, school: &str| {
        format!(
            "SELECT count(DISTINCT m.class_id) FROM kinships k JOIN accounts a ON a.person_id = k.guardian_id \
             JOIN class_members m ON m.pupil_id = k.child_id JOIN organisations o ON o.id = m.school_id \
             WHERE a.login = '{login}' AND o.code = '{school}'"
        )
    };
    for (login, first, second) in [("parent", 2, 0), ("parent2", 1, 0), ("parent3", 0, 1), ("both", 0, 1)] {
        assert_eq!(number(&tx, &children(login, "school-1")).await, first, "{login}");
        assert_eq!(number(&tx, &children(login, "school-2")).await, second, "{login}");
    }
}

#[tokio::test]
async fn nobody_is_in_two_lessons_at_once() {
    let (fresh, _) = tiny_city().await;
    let tx = fresh.read().await.unwrap();
    for who in ["l.teacher_id", "g.class_id", "l.room_id"] {
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 AS one FROM lessons l JOIN groups g ON g.school_id = l.school_id \
             AND g.id = l.group_id GROUP BY l.date, l.number, {who} HAVING count(*) > 1) AS clashes"
        );
        assert_eq!(number(&tx, &sql).await, 0, "{who}");
    }
}

#[tokio::test]
async fn sixty_cells_of_a_hundred_are_filled() {
    let (fresh, _) = tiny_city().await;
    let tx = fresh.read().await.unwrap();
    let seats = "SELECT count(*) FROM lessons l JOIN group_members m ON m.school_id = l.school_id \
                 AND m.group_id = l.group_id AND m.since <= l.date AND (m.until IS NULL OR m.until >= l.date) \
                 WHERE l.state = 'held'";
    let filled = number(&tx, "SELECT count(*) FROM cells").await * 100 / number(&tx, seats).await;
    assert!((58..=62).contains(&filled), "{filled} %");
}

#[tokio::test]
async fn the_first_quarter_is_posted_and_closed_and_the_second_is_open() {
    let (fresh, _) = tiny_city().await;
    let tx = fresh.read().await.unwrap();
    let seats = "SELECT count(*) FROM group_members m JOIN terms t ON t.school_id = m.school_id \
                 WHERE t.title = '1 четверть' AND m.since <= t.last_day AND (m.until IS NULL OR m.until >= t.last_day)";
    let posted = "SELECT count(*) FROM term_marks k JOIN terms t ON t.id = k.term_id WHERE t.title = ";
    assert!(number(&tx, seats).await > 0);
    assert_eq!(number(&tx, &format!("{posted}'1 четверть'")).await, number(&tx, seats).await);
    assert_eq!(number(&tx, &format!("{posted}'2 четверть'")).await, 0);
    let unexplained = "SELECT count(*) FROM term_marks WHERE value <> suggested AND reason IS NULL";
    assert_eq!(number(&tx, unexplained).await, 0);
    assert_eq!(number(&tx, "SELECT count(*) FROM term_orders WHERE kind = 'closed'").await, 2);
}

#[tokio::test]
async fn a_city_that_is_there_is_not_seeded_again() {
    let (fresh, _) = tiny_city().await;
    assert!(!is_empty(&fresh).await.unwrap());
    let refused = seed(&fresh, &Wish::tiny(today())).await;
    assert!(matches!(refused, Err(AppError::Refused(_))));
}

#[tokio::test]
async fn whoever_writes_next_gets_a_number_of_their_own() {
    let (fresh, _) = tiny_city().await;
    let tx = fresh.turn().await.unwrap();
    let sql = "INSERT INTO persons (surname, given, search) VALUES ('Новиков', 'Пётр', 'новиков петр')";
    tx.execute_unprepared(sql).await.unwrap();
    tx.commit().await.unwrap();
}
