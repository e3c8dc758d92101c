//! The schema on PostgreSQL: `.ci/with-postgres cargo test -p migration --test postgres`.

mod schema;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};

#[tokio::test]
async fn migrations_go_up_down_and_up_again() {
    schema::up_down_up(&empty("up_down_up").await).await;
}

#[tokio::test]
async fn entities_are_the_tables() {
    let (migrated, drawn) = (empty("migrated").await, empty("drawn").await);
    schema::entities_are_the_tables(&migrated, &drawn).await;
}

#[tokio::test]
async fn a_group_of_another_school_gets_no_lesson_here() {
    schema::a_group_of_another_school_gets_no_lesson_here(&empty("foreign").await).await;
}

#[tokio::test]
async fn a_cell_stays_in_the_journal_of_its_lesson() {
    schema::a_cell_stays_in_the_journal_of_its_lesson(&empty("cells").await).await;
}

#[tokio::test]
async fn every_index_of_a_school_leads_with_it() {
    schema::every_index_of_a_school_leads_with_it(&empty("indexes").await, INDEXES).await;
}

#[tokio::test]
async fn events_seals_and_traces_stay_as_written() {
    let db = empty("events").await;
    schema::events_seals_and_traces_stay_as_written(&db).await;
    for table in ["events", "seals"] {
        schema::refused(&db, &format!("TRUNCATE {table}"), "never changed").await;
    }
}

#[tokio::test]
async fn an_event_knows_the_transaction_that_wrote_it() {
    let db = empty("xact").await;
    schema::events_seals_and_traces_stay_as_written(&db).await;
    let known = "SELECT 1 / count(*) FROM events WHERE pg_xact_status(xact) = 'committed'";
    db.execute_unprepared(known).await.expect("the event's transaction is known");
}

const INDEXES: &str = "SELECT t.relname::text, i.relname::text, string_agg(a.attname::text, ',' ORDER BY a.attnum) \
     FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid \
     JOIN pg_attribute a ON a.attrelid = i.oid \
     WHERE t.relnamespace = 'public'::regnamespace GROUP BY t.relname, i.relname";

/// An empty database of that name, made anew on the server of `TEST_DATABASE_URL`.
#[expect(clippy::disallowed_methods, reason = "a test has no configuration file")]
async fn empty(name: &str) -> DatabaseConnection {
    let url = std::env::var("TEST_DATABASE_URL")
        .expect("TEST_DATABASE_URL is missing: run the test through .ci/with-postgres");
    let server = connect(&url).await;
    let name = format!("gorodok_schema_{name}");
    for sql in [format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), format!("CREATE DATABASE {name}")] {
        server.execute_unprepared(&sql).await.expect("the test may create databases");
    }
    let (address, _) = url.rsplit_once('/').expect("the address names a database");
    connect(&format!("{address}/{name}")).await
}

async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(2).sqlx_logging(false);
    Database::connect(options).await.expect("PostgreSQL answers at TEST_DATABASE_URL")
}
