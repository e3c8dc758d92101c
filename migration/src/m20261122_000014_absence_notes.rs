//! Notes of absence that guardians write: days and a kind; what becomes of them stands in the cells alone.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, text, timestamp_with_time_zone};

use crate::sheet::{Sheet, code, create_all, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_all(manager, sheets()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, sheets()).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![absence_notes()]
}

fn absence_notes() -> Sheet {
    Sheet::of_school("absence_notes")
        .cols([
            big_integer("pupil_id"),
            code("kind", &["ill", "family"]),
            date("first_day"),
            date("last_day"),
            text("text"),
            big_integer("by"),
            timestamp_with_time_zone("at"),
        ])
        .check("last_day >= first_day")
        .refers("pupil_id", "persons")
        .refers("by", "accounts")
        .index(&["pupil_id", "school_id"])
}
