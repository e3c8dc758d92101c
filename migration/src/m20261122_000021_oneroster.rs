//! The exchange by `OneRoster`: numbers that others know our rows by, and programs that may read the roster.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, text, text_uniq, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

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
    vec![sourced_ids(), roster_clients(), roster_tokens()]
}

/// One number of a file is one thing of ours, and the other way round.
fn sourced_ids() -> Sheet {
    let kinds = ["org", "session", "course", "class", "user", "role", "enrollment"];
    Sheet::plain("sourced_ids")
        .cols([big_integer("school_id"), code("kind", &kinds), text("sourced_id"), text("ours")])
        .key(&["school_id", "kind", "sourced_id"])
        .unique(&["school_id", "kind", "ours"])
        .refers("school_id", "organisations")
}

/// A program of an organisation; of its secret the hash alone.
fn roster_clients() -> Sheet {
    Sheet::numbered("roster_clients")
        .cols([
            big_integer("organisation_id"),
            text("name"),
            text_uniq("client_id"),
            text("secret_hash"),
            text("scopes"),
            timestamp_with_time_zone("made_at"),
            timestamp_with_time_zone_null("revoked_at"),
        ])
        .refers("organisation_id", "organisations")
        .index(&["organisation_id"])
}

fn roster_tokens() -> Sheet {
    Sheet::plain("roster_tokens")
        .cols([
            text("token_hash"),
            big_integer("client_id"),
            text("scopes"),
            timestamp_with_time_zone("expires_at"),
        ])
        .key(&["token_hash"])
        .refers("client_id", "roster_clients")
        .index(&["client_id"])
        .index(&["expires_at"])
}
