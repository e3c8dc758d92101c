//! Substitutions that make another lesson: one moved to another hour, one of another subject.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, timestamp_with_time_zone};
use sea_orm_migration::sea_orm::DbBackend;

use crate::sheet::{Sheet, code};

const BEFORE: [&str; 3] = ["replaced", "merged", "cancelled"];
const OUTCOMES: [&str; 5] = ["replaced", "merged", "cancelled", "moved", "instead"];
const MADE: [&str; 2] = ["made_group_id", "made_id"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in MADE {
            let add = Table::alter().table("substitutions").add_column(big_integer_null(column)).take();
            manager.alter_table(add).await?;
        }
        if manager.get_database_backend() == DbBackend::Sqlite {
            return with_made(substitutions(&OUTCOMES).cols(MADE.map(big_integer_null)))
                .make_anew(manager)
                .await;
        }
        let text = format!(
            "ALTER TABLE substitutions DROP CONSTRAINT substitutions_outcome_check, \
             ADD CONSTRAINT substitutions_outcome_check CHECK (outcome IN ({})), \
             ADD CONSTRAINT substitutions_made_check CHECK ((outcome IN ('moved', 'instead')) = (made_id IS NOT NULL)), \
             ADD CONSTRAINT substitutions_made_pair CHECK ((made_group_id IS NULL) = (made_id IS NULL)), \
             ADD CONSTRAINT substitutions_made_fkey FOREIGN KEY (school_id, made_group_id, made_id) \
               REFERENCES lessons (school_id, group_id, id), \
             ADD CONSTRAINT substitutions_made_once UNIQUE (school_id, made_id)",
            listed(&OUTCOMES)
        );
        manager.get_connection().execute_unprepared(&text).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        connection.execute_unprepared("DELETE FROM substitutions WHERE made_id IS NOT NULL").await?;
        if manager.get_database_backend() == DbBackend::Sqlite {
            let keep = "CREATE TABLE kept AS SELECT school_id, group_id, lesson_id, outcome, \"by\", at FROM substitutions";
            connection.execute_unprepared(keep).await?;
            connection.execute_unprepared("DROP TABLE substitutions").await?;
            substitutions(&BEFORE).create(manager).await?;
            connection.execute_unprepared("INSERT INTO substitutions SELECT * FROM kept").await?;
            connection.execute_unprepared("DROP TABLE kept").await?;
            return Ok(());
        }
        let text = format!(
            "ALTER TABLE substitutions DROP CONSTRAINT substitutions_made_check, DROP CONSTRAINT substitutions_made_pair, \
             DROP CONSTRAINT substitutions_made_fkey, DROP CONSTRAINT substitutions_made_once, \
             DROP COLUMN made_id, DROP COLUMN made_group_id, DROP CONSTRAINT substitutions_outcome_check, \
             ADD CONSTRAINT substitutions_outcome_check CHECK (outcome IN ({}))",
            listed(&BEFORE)
        );
        connection.execute_unprepared(&text).await?;
        Ok(())
    }
}

fn listed(outcomes: &[&str]) -> String {
    outcomes.iter().map(|outcome| format!("'{outcome}'")).collect::<Vec<_>>().join(", ")
}

fn substitutions(outcomes: &[&str]) -> Sheet {
    Sheet::plain("substitutions")
        .cols(["school_id", "group_id", "lesson_id"].map(big_integer))
        .cols([code("outcome", outcomes), big_integer("by"), timestamp_with_time_zone("at")])
        .key(&["school_id", "group_id", "lesson_id"])
        .in_journal("lesson_id", "lessons")
        .refers("by", "accounts")
}

/// The lesson that is given instead; it gives way to no other.
fn with_made(sheet: Sheet) -> Sheet {
    sheet
        .check("(outcome IN ('moved', 'instead')) = (made_id IS NOT NULL)")
        .check("(made_group_id IS NULL) = (made_id IS NULL)")
        .points(&["school_id", "made_group_id", "made_id"], "lessons", &["school_id", "group_id", "id"])
        .unique(&["school_id", "made_id"])
}
