//! The log of events and the seals over it: rows that nobody may change or take away.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, custom, text, text_null, timestamp_with_time_zone,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::sheet::{Sheet, create_all, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_all(manager, sheets(manager.get_database_backend())).await?;
        run(manager, triggers(manager.get_database_backend())).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, sheets(manager.get_database_backend())).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            run(manager, vec!["DROP FUNCTION refuse_change()".to_owned()]).await?;
        }
        Ok(())
    }
}

fn sheets(backend: DbBackend) -> Vec<Sheet> {
    vec![events(backend), seals()]
}

/// `school_id` points nowhere: 0 is the city itself. Nor does `by`: the log outlives the account.
fn events(backend: DbBackend) -> Sheet {
    let sheet = Sheet::numbered("events")
        .cols([
            big_integer("school_id"),
            timestamp_with_time_zone("at"),
            big_integer_null("by"),
            text("act"),
            text("subject"),
            text_null("old"),
            text_null("new"),
            text_null("reason"),
        ])
        .index(&["school_id", "id"]);
    if backend == DbBackend::Postgres {
        // The sealer stops before the oldest running transaction, and knows by this whose event it is.
        let writer = Expr::cust("pg_current_xact_id()");
        return sheet.cols([custom("xact", "xid8").default(writer).take()]);
    }
    sheet
}

fn seals() -> Sheet {
    Sheet::plain("seals")
        .cols(["school_id", "first_event", "last_event"].map(big_integer))
        .cols([text("previous"), text("hash"), timestamp_with_time_zone("at")])
        .key(&["school_id", "first_event"])
        .check("first_event <= last_event")
}

async fn run(manager: &SchemaManager<'_>, statements: Vec<String>) -> Result<(), DbErr> {
    for statement in statements {
        manager.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}

fn triggers(backend: DbBackend) -> Vec<String> {
    if backend == DbBackend::Postgres {
        return postgres_triggers();
    }
    let same_event = "id = NEW.id";
    let same_seal = "school_id = NEW.school_id AND first_event = NEW.first_event";
    [("events", same_event), ("seals", same_seal)]
        .into_iter()
        .flat_map(|(table, same)| sqlite_triggers(table, same))
        .collect()
}

/// `INSERT OR REPLACE` deletes without firing a trigger of deletion, so it is refused by itself.
fn sqlite_triggers(table: &str, same: &str) -> [String; 3] {
    let refuse = format!("BEGIN SELECT RAISE(ABORT, '{table}: rows are never changed'); END");
    [
        format!("CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}"),
        format!("CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}"),
        format!(
            "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} \
             WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) {refuse}"
        ),
    ]
}

fn postgres_triggers() -> Vec<String> {
    let refuse = "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ \
                  BEGIN RAISE EXCEPTION '%: rows are never changed', TG_TABLE_NAME; END $$";
    let trigger = |table: &str| {
        format!(
            "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} \
             FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
    };
    vec![refuse.to_owned(), trigger("events"), trigger("seals")]
}
