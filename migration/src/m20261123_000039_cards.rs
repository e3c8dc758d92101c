//! Photographs and documents of people's cards; what was decided of rows of a list that meet somebody on record.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, blob, blob_null, timestamp_with_time_zone};

use crate::sheet::{Sheet, code, create_all, drop_all};

/// What was done to them is a little of the log: the rest is not indexed.
const PAST: &str = "CREATE INDEX ix_events_documents ON events (school_id, subject, id) \
     WHERE act IN ('photo.set', 'photo.remove', 'document.add', 'document.replace', 'document.scan', 'document.remove')";

const KINDS: [&str; 8] = [
    "birth_certificate",
    "passport",
    "snils",
    "medical_policy",
    "medical_certificate",
    "education",
    "authority",
    "order",
];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_all(manager, sheets()).await?;
        manager.get_connection().execute_unprepared(PAST).await?;
        manager
            .alter_table(Table::alter().table("uploads").add_column(blob_null("sealed_rulings")).take())
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("uploads").drop_column("sealed_rulings").take()).await?;
        manager.get_connection().execute_unprepared("DROP INDEX ix_events_documents").await?;
        drop_all(manager, sheets()).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![photos(), documents()]
}

/// Of a person in a school: another school has its own.
fn photos() -> Sheet {
    Sheet::plain("person_photos")
        .cols(["school_id", "person_id", "file_id"].map(big_integer))
        .cols([timestamp_with_time_zone("at"), big_integer("by")])
        .key(&["school_id", "person_id"])
        .refers("school_id", "organisations")
        .refers("person_id", "persons")
        .refers("by", "accounts")
        .within("file_id", "files")
        .unique(&["school_id", "file_id"])
}

/// Number and day lie under one seal; the kind stands in clear, for it says no more than that there is one.
fn documents() -> Sheet {
    Sheet::of_school("person_documents")
        .cols([big_integer("person_id"), code("kind", &KINDS), blob("sealed")])
        .cols([big_integer_null("file_id"), timestamp_with_time_zone("at"), big_integer("by")])
        .refers("person_id", "persons")
        .refers("by", "accounts")
        .within("file_id", "files")
        .index(&["school_id", "person_id"])
}
