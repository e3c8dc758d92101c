//! Weeks of the diary that guardians have signed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, timestamp_with_time_zone};

use crate::sheet::{Sheet, create_all, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_all(manager, vec![week_signatures()]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, vec![week_signatures()]).await
    }
}

fn week_signatures() -> Sheet {
    Sheet::plain("week_signatures")
        .cols([
            big_integer("school_id"),
            big_integer("pupil_id"),
            date("monday"),
            big_integer("by"),
            timestamp_with_time_zone("at"),
        ])
        .key(&["school_id", "pupil_id", "monday", "by"])
        .refers("school_id", "organisations")
        .refers("pupil_id", "persons")
        .refers("by", "accounts")
        .index(&["pupil_id", "school_id"])
}
