//! What a school lets each role do, and the orders that gave and ended roles.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, date, date_null, text, text_null, timestamp_with_time_zone,
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
    vec![role_rights(), role_orders()]
}

/// A right of a role that is not as usual: `given` or withheld.
fn role_rights() -> Sheet {
    Sheet::plain("role_rights")
        .cols([
            big_integer("school_id"),
            text("role"),
            text("gives"),
            boolean("given"),
            big_integer("by"),
            timestamp_with_time_zone("at"),
        ])
        .key(&["school_id", "role", "gives"])
        .refers("school_id", "organisations")
        .refers("by", "accounts")
}

/// No role stands with a dismissal, nor with what takes it back.
fn role_orders() -> Sheet {
    Sheet::of_school("role_orders")
        .cols([
            big_integer("person_id"),
            code("kind", &["given", "ended", "dismissed", "reinstated"]),
            text_null("role"),
            date("day"),
            date_null("until"),
            text("basis"),
            big_integer("by"),
            timestamp_with_time_zone("at"),
        ])
        .refers("person_id", "persons")
        .refers("by", "accounts")
        .index(&["school_id", "person_id"])
}
