//! When guardians and pupils opened a diary last: a row for each reader and child.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, timestamp_with_time_zone, timestamp_with_time_zone_null};

use crate::sheet::{Sheet, create_all, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_all(manager, vec![diary_visits()]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, vec![diary_visits()]).await
    }
}

/// `on_day` and `at`: the first opening of the last day with one; `former_at`: that of the day with one before it.
fn diary_visits() -> Sheet {
    Sheet::plain("diary_visits")
        .cols(["school_id", "pupil_id", "account_id"].map(big_integer))
        .cols([date("on_day"), timestamp_with_time_zone("at"), timestamp_with_time_zone_null("former_at")])
        .key(&["school_id", "pupil_id", "account_id"])
        .refers("school_id", "organisations")
        .refers("pupil_id", "persons")
        .refers("account_id", "accounts")
        .index(&["pupil_id", "school_id"])
}
