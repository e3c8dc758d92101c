//! Files brought in hold СНИЛС: the file and what was said of it are sealed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, blob, blob_null, text, timestamp_with_time_zone};

use crate::m20261101_000009_bookkeeping::uploads;
use crate::sheet::{Sheet, code, create_all, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    /// What lay in clear is forgotten: the people it brought are in the lists.
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, vec![uploads()]).await?;
        create_all(manager, vec![sealed()]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, vec![sealed()]).await?;
        create_all(manager, vec![uploads()]).await
    }
}

fn sealed() -> Sheet {
    Sheet::of_school("uploads")
        .cols([
            text("kind"),
            text("file_name"),
            blob("sealed_file"),
            timestamp_with_time_zone("at"),
            big_integer("by"),
            code("state", &["checked", "committed", "dropped"]),
            blob_null("sealed_report"),
        ])
        .refers("by", "accounts")
}
