//! The schema on SQLite.

mod schema;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};

#[tokio::test]
async fn migrations_go_up_down_and_up_again() {
    schema::up_down_up(&empty().await).await;
}

#[tokio::test]
async fn entities_are_the_tables() {
    schema::entities_are_the_tables(&empty().await, &empty().await).await;
}

#[tokio::test]
async fn a_group_of_another_school_gets_no_lesson_here() {
    schema::a_group_of_another_school_gets_no_lesson_here(&empty().await).await;
}

#[tokio::test]
async fn a_cell_stays_in_the_journal_of_its_lesson() {
    schema::a_cell_stays_in_the_journal_of_its_lesson(&empty().await).await;
}

#[tokio::test]
async fn every_index_of_a_school_leads_with_it() {
    schema::every_index_of_a_school_leads_with_it(&empty().await, INDEXES).await;
}

#[tokio::test]
async fn events_seals_and_traces_stay_as_written() {
    let db = empty().await;
    schema::events_seals_and_traces_stay_as_written(&db).await;
    for table in ["events", "seals"] {
        let replace = format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table}");
        schema::refused(&db, &replace, "never changed").await;
    }
}

#[tokio::test]
async fn the_journal_lies_in_the_order_of_its_key() {
    let db = empty().await;
    schema::migrate(&db).await;
    for table in ["cells", "marks", "term_marks", "group_members", "group_teachers"] {
        let sql = format!("SELECT rowid FROM {table}");
        assert!(db.execute_unprepared(&sql).await.is_err(), "{table} has row ids");
    }
}

const INDEXES: &str = "SELECT m.name, l.name, group_concat(i.name, ',') \
     FROM sqlite_master m, pragma_index_list(m.name) l, pragma_index_info(l.name) i \
     WHERE m.type = 'table' GROUP BY m.name, l.name";

async fn empty() -> DatabaseConnection {
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.expect("SQLite is built in")
}
