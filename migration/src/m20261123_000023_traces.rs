//! Who looked at whose personal data: rows that nobody may change or take away; and the way to the past of a card.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, date, text, timestamp_with_time_zone};
use sea_orm_migration::sea_orm::DbBackend;

use crate::sheet::{Sheet, code, create_all, drop_all};

/// What was done to cards is a little of the log: the rest is not indexed.
const PAST_OF_CARDS: &str = "CREATE INDEX ix_events_cards ON events (school_id, subject, id) \
     WHERE act IN ('person.add', 'person.change', 'kinship.add', 'kinship.change')";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_all(manager, sheets()).await?;
        let connection = manager.get_connection();
        for trigger in triggers(manager.get_database_backend()) {
            connection.execute_unprepared(trigger).await?;
        }
        connection.execute_unprepared(PAST_OF_CARDS).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared("DROP INDEX ix_events_cards").await?;
        drop_all(manager, sheets()).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![traces()]
}

/// Ids alone, and they point nowhere: the journal outlives whom it is about and who looked. A look at all people of a
/// class, a group or a school is one row; who was there on the day is told by the rows of membership.
fn traces() -> Sheet {
    Sheet::of_school("traces")
        .cols([timestamp_with_time_zone("at"), date("day")])
        .cols(["account_id", "client_id"].map(big_integer_null))
        .cols([code("way", &["card", "list", "print", "export"]), text("matter")])
        .cols([code("whose", &["person", "class", "group", "staff", "school"]), big_integer_null("whose_id")])
        .check("(whose IN ('staff', 'school')) = (whose_id IS NULL)")
        .index(&["school_id", "whose", "whose_id", "id"])
        .index(&["school_id", "account_id", "id"])
}

fn triggers(backend: DbBackend) -> Vec<&'static str> {
    if backend == DbBackend::Postgres {
        return vec![
            "CREATE TRIGGER traces_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON traces \
             FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
        ];
    }
    vec![
        "CREATE TRIGGER traces_no_update BEFORE UPDATE ON traces \
         BEGIN SELECT RAISE(ABORT, 'traces: rows are never changed'); END",
        "CREATE TRIGGER traces_no_delete BEFORE DELETE ON traces \
         BEGIN SELECT RAISE(ABORT, 'traces: rows are never changed'); END",
    ]
}
