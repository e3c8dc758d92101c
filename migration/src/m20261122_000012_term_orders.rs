//! Orders over terms: more time, closed, opened again; each is a row with its reason.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, text_null, timestamp_with_time_zone};

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
    vec![term_orders()]
}

fn term_orders() -> Sheet {
    Sheet::of_school("term_orders")
        .cols([
            big_integer("term_id"),
            code("kind", &["extended", "closed", "reopened"]),
            date("day"),
            text_null("reason"),
            big_integer("by"),
            timestamp_with_time_zone("at"),
        ])
        .within("term_id", "terms")
        .refers("by", "accounts")
        .index(&["school_id", "term_id"])
}
