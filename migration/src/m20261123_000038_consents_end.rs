//! Consents that draw to their end: whoever was told of it, and notices of a kind of their own.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, date, integer, text, timestamp_with_time_zone,
};
use sea_orm_migration::sea_orm::DbBackend;

use crate::sheet::{Sheet, code, create_all, drop_all};

const KINDS: [&str; 7] = ["marks", "absences", "homework", "lessons", "announcements", "notes", "reminders"];
/// Tables that know kinds of notices.
const OF_KINDS: [&str; 3] = ["notices", "letters", "pushes"];

/// Few consents name a last day.
const ENDING: &str = "CREATE INDEX ix_consents_ending ON consents (school_id, valid_until) \
     WHERE valid_until IS NOT NULL AND withdrawn_on IS NULL";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_all(manager, vec![warnings()]).await?;
        manager.get_connection().execute_unprepared(ENDING).await?;
        let kinds: Vec<&str> = KINDS.into_iter().chain(["consents"]).collect();
        know(manager, &kinds).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        for table in OF_KINDS {
            connection.execute_unprepared(&format!("DELETE FROM {table} WHERE kind = 'consents'")).await?;
        }
        know(manager, &KINDS).await?;
        connection.execute_unprepared("DROP INDEX ix_consents_ending").await?;
        drop_all(manager, vec![warnings()]).await
    }
}

/// One row for each time that the end of a consent was told: so many days before the last one.
fn warnings() -> Sheet {
    Sheet::plain("consent_warnings")
        .cols(["school_id", "consent_id"].map(big_integer))
        .cols([integer("days"), date("last_day"), timestamp_with_time_zone("at")])
        .key(&["school_id", "consent_id", "days"])
        .within("consent_id", "consents")
}

/// Lets the tables hold these kinds and no others. SQLite changes no rule of a column: the table is made anew.
async fn know(manager: &SchemaManager<'_>, kinds: &[&str]) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Sqlite {
        for sheet in [notices(kinds), letters(kinds), pushes(kinds)] {
            sheet.make_anew(manager).await?;
        }
        return Ok(());
    }
    for table in OF_KINDS {
        let more: &[&str] = if table == "letters" { &["confirm"] } else { &[] };
        let listed: Vec<String> = kinds.iter().chain(more).map(|kind| format!("'{kind}'")).collect();
        let rule = format!("{table}_kind_check");
        let text = format!(
            "ALTER TABLE {table} DROP CONSTRAINT {rule}, ADD CONSTRAINT {rule} CHECK (kind IN ({}))",
            listed.join(", ")
        );
        manager.get_connection().execute_unprepared(&text).await?;
    }
    Ok(())
}

fn notices(kinds: &[&str]) -> Sheet {
    Sheet::of_school("notices")
        .cols([code("kind", kinds), text("about")])
        .cols(
            ["pupil_id", "group_id", "class_id", "person_id", "lesson_id", "announcement_id"]
                .map(big_integer_null),
        )
        .cols([text("stands")])
        .cols(["first_event", "last_event"].map(big_integer))
        .cols([timestamp_with_time_zone("at")])
        .check("first_event <= last_event")
        .unique(&["school_id", "kind", "about"])
        .refers("pupil_id", "persons")
        .refers("person_id", "persons")
        .within("group_id", "groups")
        .within("class_id", "classes")
        .within("announcement_id", "announcements")
        .index(&["pupil_id", "last_event"])
        .index(&["person_id", "last_event"])
        .index(&["school_id", "group_id", "last_event"])
        .index(&["school_id", "class_id", "last_event"])
        .index(&["school_id", "announcement_id"])
}

fn letters(kinds: &[&str]) -> Sheet {
    let kinds: Vec<&str> = kinds.iter().copied().chain(["confirm"]).collect();
    Sheet::numbered("letters")
        .cols([big_integer("account_id"), code("kind", &kinds), big_integer("from_event")])
        .cols([timestamp_with_time_zone("due_at"), integer("tries"), timestamp_with_time_zone("next_try_at")])
        .cols([code("state", &["waiting", "sent", "dropped", "failed"])])
        .refers("account_id", "accounts")
        .index(&["state", "next_try_at"])
        .index(&["account_id", "state"])
}

fn pushes(kinds: &[&str]) -> Sheet {
    Sheet::plain("pushes")
        .cols([big_integer("subscription_id"), code("kind", kinds)])
        .cols(["from_event", "last_event"].map(big_integer))
        .cols([integer("tries"), timestamp_with_time_zone("next_try_at")])
        .key(&["subscription_id", "kind"])
        .gone_with("subscription_id", "push_subscriptions", "id")
        .index(&["next_try_at"])
}
