//! The list of ties beside the schema: nothing points at people or classes that undoing does not ask.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::ties::{OF_CLASSES, OF_PERSONS, WRITTEN_BY_LISTS};
use crate::kit::testing::fresh_db;

/// Table and column of every reference to these two tables.
const OF_SQLITE: &str = "SELECT m.name AS child, f.\"from\" AS col FROM sqlite_master m \
     JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.\"table\" IN ('persons', 'classes') \
     AND f.\"from\" <> 'school_id'";

const OF_POSTGRES: &str = "SELECT CAST(c.conrelid::regclass AS text) AS child, CAST(a.attname AS text) AS col \
     FROM pg_constraint c CROSS JOIN LATERAL unnest(c.conkey) AS k(number) \
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number \
     WHERE c.contype = 'f' AND c.confrelid IN ('persons'::regclass, 'classes'::regclass) AND a.attname <> 'school_id'";

#[tokio::test]
async fn undoing_asks_every_table_that_points_at_people_or_classes() {
    let fresh = fresh_db().await;
    let tx = fresh.db.read().await.unwrap();
    let asked = match tx.get_database_backend() {
        DbBackend::Postgres => OF_POSTGRES,
        _ => OF_SQLITE,
    };
    let rows = tx.query_all_raw(Statement::from_string(tx.get_database_backend(), asked)).await.unwrap();
    let text = |row: &sea_orm::QueryResult, column: &str| row.try_get::<String>("", column).unwrap();
    let points: BTreeSet<(String, String)> =
        rows.iter().map(|row| (text(row, "child"), text(row, "col"))).collect();
    let ties = OF_PERSONS.iter().chain(&OF_CLASSES).map(|(table, column, _)| (*table, *column));
    let known: BTreeSet<(String, String)> =
        ties.chain(WRITTEN_BY_LISTS).map(|(table, column)| (table.to_owned(), column.to_owned())).collect();
    assert_eq!(points, known, "a table points at people or classes: say in `ties` why it holds them");
}
