//! The timetable being made: a plan not yet in force, and lessons of every other week.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer, text, timestamp_with_time_zone};

use crate::sheet::{Sheet, code, create_all, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let weeks = code("weeks", &["every", "odd", "even"]).default("every").take();
        manager.alter_table(Table::alter().table("slots").add_column(weeks).take()).await?;
        create_all(manager, sheets()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, sheets()).await?;
        manager.alter_table(Table::alter().table("slots").drop_column("weeks").take()).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![timetable_drafts()]
}

fn timetable_drafts() -> Sheet {
    Sheet::plain("timetable_drafts")
        .cols(["school_id", "year_id"].map(big_integer))
        .cols([integer("version"), text("plan"), timestamp_with_time_zone("at"), big_integer("by")])
        .key_apart(&["school_id", "year_id"])
        .within("year_id", "school_years")
        .refers("by", "accounts")
}
