//! Modules as a kind of terms, a kind of its own for a class, and titles of sets of vacations.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, integer, text};
use sea_orm_migration::sea_orm::DbBackend;

use crate::sheet::{Sheet, code, code_null, create_all, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const PARTS: [&str; 4] = ["quarter", "trimester", "module", "half"];
const KINDS: [&str; 7] = ["quarter", "trimester", "module", "half", "year", "exam", "final"];
const BEFORE: [&str; 3] = ["quarter", "trimester", "half"];
const KINDS_BEFORE: [&str; 6] = ["quarter", "trimester", "half", "year", "exam", "final"];

/// Sets that years have already.
const TITLES: &str = "INSERT INTO vacation_sets (school_id, year_id, code, title) \
     SELECT DISTINCT school_id, year_id, set_code, CASE set_code WHEN 'main' THEN 'Основные' WHEN 'grade-1' THEN 'Для 1 классов' ELSE set_code END FROM vacations";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        allow(manager, ("terms", "kind", &KINDS), terms(&KINDS)).await?;
        allow(manager, ("grades", "term_kind", &PARTS), grades(&PARTS)).await?;
        let mut own = code_null("term_kind", &PARTS);
        manager.alter_table(Table::alter().table("classes").add_column(&mut own).take()).await?;
        create_all(manager, vec![vacation_sets()]).await?;
        manager.get_connection().execute_unprepared(TITLES).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, vec![vacation_sets()]).await?;
        manager.alter_table(Table::alter().table("classes").drop_column("term_kind").take()).await?;
        allow(manager, ("grades", "term_kind", &BEFORE), grades(&BEFORE)).await?;
        allow(manager, ("terms", "kind", &KINDS_BEFORE), terms(&KINDS_BEFORE)).await
    }
}

/// Lets a column hold these codes and no others. `SQLite` changes no check of a table: there it is made anew with its rows,
/// and what points at them is looked at when the transaction ends.
async fn allow(
    manager: &SchemaManager<'_>,
    (table, column, codes): (&str, &str, &[&str]),
    anew: Sheet,
) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    if manager.get_database_backend() == DbBackend::Postgres {
        let codes = codes.iter().map(|code| format!("'{code}'")).collect::<Vec<_>>().join(", ");
        let name = format!("{table}_{column}_check");
        let drop = format!("ALTER TABLE {table} DROP CONSTRAINT {name}");
        connection.execute_unprepared(&drop).await?;
        let add = format!("ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IN ({codes}))");
        connection.execute_unprepared(&add).await?;
        return Ok(());
    }
    connection.execute_unprepared("PRAGMA defer_foreign_keys = ON").await?;
    let keep = format!("CREATE TEMPORARY TABLE kept_rows AS SELECT * FROM {table}");
    connection.execute_unprepared(&keep).await?;
    manager.drop_table(Table::drop().table(table.to_owned()).take()).await?;
    anew.create(manager).await?;
    connection.execute_unprepared(&format!("INSERT INTO {table} SELECT * FROM kept_rows")).await?;
    connection.execute_unprepared("DROP TABLE kept_rows").await?;
    Ok(())
}

fn terms(kinds: &[&str]) -> Sheet {
    Sheet::of_school("terms")
        .cols([
            big_integer("year_id"),
            code("kind", kinds),
            integer("number"),
            text("title"),
            date("first_day"),
            date("last_day"),
            date("post_from"),
            date("post_until"),
        ])
        .check("first_day <= last_day")
        .check("post_from <= post_until")
        .within("year_id", "school_years")
        .unique(&["school_id", "year_id", "kind", "number"])
}

fn grades(parts: &[&str]) -> Sheet {
    Sheet::plain("grades")
        .cols([
            big_integer("school_id"),
            big_integer("year_id"),
            integer("grade"),
            text("profile").default("").take(),
            code("term_kind", parts),
            text("vacation_set"),
        ])
        .key(&["school_id", "year_id", "grade", "profile"])
        .check("grade BETWEEN 1 AND 12")
        .within("year_id", "school_years")
}

fn vacation_sets() -> Sheet {
    Sheet::plain("vacation_sets")
        .cols(["school_id", "year_id"].map(big_integer))
        .cols(["code", "title"].map(text))
        .key(&["school_id", "year_id", "code"])
        .within("year_id", "school_years")
}
