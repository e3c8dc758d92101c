//! What the schema must hold on either database.

mod city;
mod tables;

use migration::{Migrator, MigratorTrait};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DatabaseConnection, EntityTrait, Statement};

pub async fn migrate(db: &DatabaseConnection) {
    Migrator::up(db, None).await.expect("the schema goes up");
}

pub async fn up_down_up(db: &DatabaseConnection) {
    migrate(db).await;
    let first = tables::described(db).await;
    assert!(first.len() > 300, "only {} columns", first.len());
    Migrator::down(db, None).await.expect("the schema goes down");
    assert!(tables::described(db).await.is_empty());
    migrate(db).await;
    assert_eq!(tables::described(db).await, first);
}

pub async fn entities_are_the_tables(migrated: &DatabaseConnection, drawn: &DatabaseConnection) {
    migrate(migrated).await;
    for table in tables::drawn(drawn.get_database_backend()) {
        drawn.execute(&table).await.expect("an entity draws its table");
    }
    let here = tables::described(migrated).await;
    let there = tables::described(drawn).await;
    let lacking: Vec<_> = here.iter().filter(|column| !there.contains(column)).collect();
    let surplus: Vec<_> = there.iter().filter(|column| !here.contains(column)).collect();
    assert!(lacking.is_empty() && surplus.is_empty(), "tables {lacking:#?}, entities {surplus:#?}");
    for question in tables::questions(migrated.get_database_backend()) {
        let asked = question.sql.clone();
        migrated.query_all_raw(question).await.expect(&asked);
    }
}

pub async fn a_group_of_another_school_gets_no_lesson_here(db: &DatabaseConnection) {
    migrate(db).await;
    city::two_schools(db).await;
    city::lesson(1, 1, 1).insert(db).await.expect("a lesson of its own group");
    let foreign = city::lesson(2, 2, 1).insert(db).await;
    assert!(foreign.is_err(), "a lesson of school 2 hangs on a group of school 1");
    let lesson = entity::lesson::Entity::find().one(db).await.expect("lessons can be read");
    assert_eq!(lesson.map(|lesson| lesson.starts), Some(city::eight_thirty()));
}

pub async fn a_cell_stays_in_the_journal_of_its_lesson(db: &DatabaseConnection) {
    migrate(db).await;
    city::two_schools(db).await;
    city::lesson(1, 1, 1).insert(db).await.expect("a lesson of its own group");
    let own = "INSERT INTO cells (school_id, group_id, lesson_id, pupil_id, version, changed_at, changed_by) \
               VALUES (1, 1, 1, 1, 1, '2026-11-02T08:40:00Z', 1)";
    let other = own.replace("(1, 1, 1, 1, 1,", "(1, 3, 1, 1, 1,");
    refused(db, &other, "foreign key").await;
    db.execute_unprepared(own).await.expect("a cell of the lesson's own group");
}

/// `indexes` asks the database for table, index and the index's columns, comma between.
pub async fn every_index_of_a_school_leads_with_it(db: &DatabaseConnection, indexes: &str) {
    migrate(db).await;
    let by_person = ["pupil_id", "person_id", "teacher_id", "guardian_id", "deputy_id"];
    let columns = tables::described(db).await;
    for [table, index, keys] in rows(db, indexes).await {
        let of_school = columns.iter().any(|column| column[0] == table && column[1] == "school_id");
        let first = keys.split(',').next().unwrap_or_default();
        // What is cleaned and sealed is cleaned and sealed for all schools at once; who reads a calendar brings its secret
        // and nothing else.
        // A person or an account that goes is looked for in all schools.
        let of_all = [
            ("changes", "at"),
            ("seals", "last_event"),
            ("calendar_feeds", "token_hash"),
            ("cells", "changed_by"),
            ("term_marks", "by"),
            ("lessons", "substitute_id"),
            ("consents", "subject_id"),
            ("consents", "given_by"),
            ("files", "loose_since"),
        ]
        .contains(&(table.as_str(), first));
        if of_school && first != "id" && !by_person.contains(&first) && !of_all {
            assert_eq!(first, "school_id", "{index} of {table}");
        }
    }
}

pub async fn events_seals_and_traces_stay_as_written(db: &DatabaseConnection) {
    migrate(db).await;
    let event = city::event().insert(db).await.expect("an event is written");
    let read = entity::event::Entity::find().one(db).await.expect("events can be read");
    assert_eq!(read, Some(event));
    let seal = "INSERT INTO seals (school_id, first_event, last_event, previous, hash, at) \
                VALUES (0, 1, 1, '', 'a', '2026-11-02T08:40:00Z')";
    db.execute_unprepared(seal).await.expect("a seal is set");
    city::two_schools(db).await;
    let look = "INSERT INTO traces (school_id, at, day, way, matter, whose, whose_id) \
                VALUES (1, '2026-11-02T08:40:00Z', '2026-11-02', 'card', 'people', 'person', 9)";
    db.execute_unprepared(look).await.expect("a look is written");
    for (table, column) in [("events", "act"), ("seals", "hash"), ("traces", "way")] {
        refused(db, &format!("UPDATE {table} SET {column} = 'x'"), "never changed").await;
        refused(db, &format!("DELETE FROM {table}"), "never changed").await;
    }
}

pub async fn refused(db: &DatabaseConnection, sql: &str, why: &str) {
    let error = db.execute_unprepared(sql).await.expect_err(sql).to_string();
    assert!(error.to_lowercase().contains(why), "{sql}: {error}");
}

async fn rows<const N: usize>(db: &DatabaseConnection, sql: &str) -> Vec<[String; N]> {
    let asked = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(asked).await.expect("the database knows its tables");
    let text = |row: &sea_orm::QueryResult, at| row.try_get_by_index(at).expect("a text");
    rows.iter().map(|row| std::array::from_fn(|at| text(row, at))).collect()
}
