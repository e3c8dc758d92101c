//! Web Push: devices that hear of notices, what waits to be pushed to each, and wishes for the phone.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, blob, integer, text, text_uniq, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

use crate::sheet::{Sheet, code, create_all, drop_all};

const KINDS: [&str; 7] = ["marks", "absences", "homework", "lessons", "announcements", "notes", "reminders"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut pushed = text("pushed").default("").take();
        manager.alter_table(Table::alter().table("notice_wishes").add_column(&mut pushed).take()).await?;
        create_all(manager, sheets()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, sheets()).await?;
        manager.alter_table(Table::alter().table("notice_wishes").drop_column("pushed").take()).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![push_subscriptions(), pushes()]
}

/// A device is whose its session is, and is gone with it, whichever way the session ends.
fn push_subscriptions() -> Sheet {
    Sheet::numbered("push_subscriptions")
        .cols([text_uniq("session_hash"), text_uniq("endpoint_hash"), blob("endpoint_cipher")])
        .cols([timestamp_with_time_zone("made_at"), timestamp_with_time_zone_null("last_ok_at")])
        .cols([integer("failures")])
        .gone_with("session_hash", "sessions", "token_hash")
}

/// One row tells of one kind; those of one device that are due together go as one push.
fn pushes() -> Sheet {
    Sheet::plain("pushes")
        .cols([big_integer("subscription_id"), code("kind", &KINDS)])
        .cols(["from_event", "last_event"].map(big_integer))
        .cols([integer("tries"), timestamp_with_time_zone("next_try_at")])
        .key(&["subscription_id", "kind"])
        .gone_with("subscription_id", "push_subscriptions", "id")
        .index(&["next_try_at"])
}
