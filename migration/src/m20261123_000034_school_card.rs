//! The school of the wizard: its card beside the organisation, its own list of subjects, what a room is fitted for.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, boolean, text, text_null};

use crate::sheet::{Sheet, create_all, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut kind = text("kind").default("").take();
        manager.alter_table(Table::alter().table("rooms").add_column(&mut kind).take()).await?;
        create_all(manager, sheets()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, sheets()).await?;
        manager.alter_table(Table::alter().table("rooms").drop_column("kind").take()).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![school_cards(), school_subjects()]
}

/// Who heads the school, and which grades learn on Saturdays too: «5,6,7».
fn school_cards() -> Sheet {
    Sheet::plain("school_cards")
        .cols([big_integer("school_id"), big_integer_null("head_id"), text("six_days")])
        .key(&["school_id"])
        .refers("school_id", "organisations")
        .refers("head_id", "persons")
}

/// A subject as the school has it, where that is not as in the dictionary of the city.
fn school_subjects() -> Sheet {
    Sheet::plain("school_subjects")
        .cols(["school_id", "subject_id"].map(big_integer))
        .cols([text_null("short_name"), text_null("area"), boolean("taught")])
        .key(&["school_id", "subject_id"])
        .refers("school_id", "organisations")
        .refers("subject_id", "subjects")
}
