//! Several timetables being made side by side, each with a name.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer, text, text_null, timestamp_with_time_zone};

use crate::sheet::Sheet;

const KEEP: &str = "CREATE TABLE kept_drafts AS SELECT * FROM timetable_drafts";
const NAMED: &str = "INSERT INTO timetable_drafts (school_id, year_id, name, version, plan, at, \"by\") \
     SELECT school_id, year_id, 'Черновик', version, plan, at, \"by\" FROM kept_drafts";
/// One draft of a year: the one changed last.
const LAST: &str = "INSERT INTO timetable_drafts (school_id, year_id, version, plan, at, \"by\") \
     SELECT school_id, year_id, version, plan, at, \"by\" FROM kept_drafts k WHERE NOT EXISTS (SELECT 1 FROM kept_drafts o \
       WHERE o.school_id = k.school_id AND o.year_id = k.year_id AND (o.at > k.at OR (o.at = k.at AND o.id > k.id)))";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        make_anew(manager, named(), NAMED).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        make_anew(manager, one_a_year(), LAST).await
    }
}

/// The key of the table changes: it is made anew with its rows.
async fn make_anew(manager: &SchemaManager<'_>, sheet: Sheet, bring: &str) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    connection.execute_unprepared(KEEP).await?;
    connection.execute_unprepared("DROP TABLE timetable_drafts").await?;
    sheet.create(manager).await?;
    connection.execute_unprepared(bring).await?;
    connection.execute_unprepared("DROP TABLE kept_drafts").await?;
    Ok(())
}

fn named() -> Sheet {
    Sheet::of_school("timetable_drafts")
        .cols([big_integer("year_id"), text("name"), integer("version"), text("plan"), text_null("arrival")])
        .cols([timestamp_with_time_zone("at"), big_integer("by")])
        .within("year_id", "school_years")
        .refers("by", "accounts")
        .index(&["school_id", "year_id"])
}

fn one_a_year() -> Sheet {
    Sheet::plain("timetable_drafts")
        .cols(["school_id", "year_id"].map(big_integer))
        .cols([integer("version"), text("plan"), timestamp_with_time_zone("at"), big_integer("by")])
        .key_apart(&["school_id", "year_id"])
        .within("year_id", "school_years")
        .refers("by", "accounts")
}
