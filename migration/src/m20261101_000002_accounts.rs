//! Signing in and talking: accounts, sessions, one-time links, messages, settings of the server.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, text, text_null, text_uniq, timestamp_with_time_zone, timestamp_with_time_zone_null,
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
        create_all(manager, sheets()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, sheets()).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![
        accounts(),
        sessions(),
        sign_in_links(),
        message_threads(),
        message_thread_members(),
        messages(),
        server_settings(),
    ]
}

fn accounts() -> Sheet {
    Sheet::numbered("accounts")
        .cols([
            big_integer("person_id").unique_key().take(),
            text_uniq("login"),
            text_null("password_hash"),
            boolean("must_change"),
            timestamp_with_time_zone("created_at"),
            timestamp_with_time_zone_null("blocked_at"),
            timestamp_with_time_zone_null("last_seen_at"),
        ])
        .refers("person_id", "persons")
}

fn sessions() -> Sheet {
    Sheet::plain("sessions")
        .cols([
            text("token_hash"),
            big_integer("account_id"),
            timestamp_with_time_zone("created_at"),
            timestamp_with_time_zone("seen_at"),
            timestamp_with_time_zone("ends_at"),
            text("user_agent"),
            text_null("hat"),
            text_uniq("public_id"),
            text_null("flash"),
        ])
        .key(&["token_hash"])
        .refers("account_id", "accounts")
        .index(&["account_id"])
}

fn sign_in_links() -> Sheet {
    Sheet::plain("sign_in_links")
        .cols([
            text("token_hash"),
            big_integer("account_id"),
            timestamp_with_time_zone("created_at"),
            timestamp_with_time_zone("ends_at"),
            timestamp_with_time_zone_null("used_at"),
        ])
        .key(&["token_hash"])
        .refers("account_id", "accounts")
        .index(&["account_id"])
}

fn message_threads() -> Sheet {
    Sheet::numbered("message_threads")
        .cols([text("subject"), timestamp_with_time_zone("created_at"), big_integer("created_by")])
        .refers("created_by", "persons")
}

fn message_thread_members() -> Sheet {
    Sheet::plain("message_thread_members")
        .cols([big_integer("thread_id"), big_integer("person_id"), timestamp_with_time_zone_null("read_at")])
        .key(&["thread_id", "person_id"])
        .refers("thread_id", "message_threads")
        .refers("person_id", "persons")
        .index(&["person_id"])
}

fn messages() -> Sheet {
    Sheet::numbered("messages")
        .cols([
            big_integer("thread_id"),
            big_integer("author_id"),
            timestamp_with_time_zone("at"),
            text("text"),
        ])
        .refers("thread_id", "message_threads")
        .refers("author_id", "persons")
        .index(&["thread_id", "id"])
}

fn server_settings() -> Sheet {
    Sheet::plain("server_settings").cols([text("key"), text("value")]).key(&["key"])
}
