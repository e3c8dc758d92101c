//! Work in hand: files brought in, drafts of the wizard, and answers already given to a change.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, blob, date, text, text_null, timestamp_with_time_zone};

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
    vec![uploads(), wizard_drafts(), changes()]
}

pub(crate) fn uploads() -> Sheet {
    Sheet::of_school("uploads")
        .cols([
            text("kind"),
            text("file_name"),
            blob("bytes"),
            timestamp_with_time_zone("at"),
            big_integer("by"),
            code("state", &["checked", "committed", "dropped"]),
            text_null("report"),
        ])
        .refers("by", "accounts")
}

fn wizard_drafts() -> Sheet {
    Sheet::plain("wizard_drafts")
        .cols([
            big_integer("school_id"),
            date("year_start"),
            text("step"),
            text("draft"),
            timestamp_with_time_zone("at"),
            big_integer("by"),
        ])
        .key_apart(&["school_id", "year_start"])
        .refers("school_id", "organisations")
        .refers("by", "accounts")
}

fn changes() -> Sheet {
    Sheet::plain("changes")
        .cols([
            big_integer("school_id"),
            text("change_id"),
            timestamp_with_time_zone("at"),
            big_integer("by"),
            text("answer"),
        ])
        .key_apart(&["school_id", "change_id"])
        .refers("school_id", "organisations")
        .refers("by", "accounts")
        .index(&["at"])
}
