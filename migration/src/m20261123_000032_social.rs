//! Social passports of pupils, sealed; who stands in for whom as what, and for whom an event was done.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, blob, date, integer, text, text_null, timestamp_with_time_zone,
};

use crate::sheet::{Sheet, create_all, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_all(manager, sheets()).await?;
        manager
            .alter_table(Table::alter().table("events").add_column(big_integer_null("instead_of")).take())
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("events").drop_column("instead_of").take()).await?;
        drop_all(manager, sheets()).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![social_passports(), deputies()]
}

/// All of a passport is special data: it lies under one seal.
fn social_passports() -> Sheet {
    Sheet::plain("social_passports")
        .cols([
            big_integer("school_id"),
            big_integer("pupil_id"),
            blob("sealed"),
            integer("version"),
            timestamp_with_time_zone("changed_at"),
            big_integer("changed_by"),
        ])
        .key_apart(&["school_id", "pupil_id"])
        .refers("school_id", "organisations")
        .refers("pupil_id", "persons")
        .refers("changed_by", "accounts")
}

/// A role or the leadership of a class. One that was ended before it began has its last day before the first.
fn deputies() -> Sheet {
    Sheet::of_school("deputies")
        .cols([
            big_integer("deputy_id"),
            big_integer("absent_id"),
            text_null("role"),
            big_integer_null("class_id"),
            date("since"),
            date("until"),
            text("basis"),
            big_integer("by"),
            timestamp_with_time_zone("at"),
        ])
        .check("(role IS NULL) <> (class_id IS NULL)")
        .check("deputy_id <> absent_id")
        .refers("deputy_id", "persons")
        .refers("absent_id", "persons")
        .within("class_id", "classes")
        .refers("by", "accounts")
        .index(&["school_id", "absent_id"])
        .index(&["deputy_id", "school_id"])
}
