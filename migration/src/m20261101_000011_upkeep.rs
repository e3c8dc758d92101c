//! The last seal is found by an index, and sessions lose a column that nothing was ever written into.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

#[derive(DeriveMigrationName)]
pub struct Migration;

const INDEX: &str = "ix_seals_last_event";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let by_last_event = Index::create().name(INDEX).table("seals").col("last_event").take();
        manager.create_index(by_last_event).await?;
        manager.alter_table(Table::alter().table("sessions").drop_column("flash").take()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("sessions").add_column(text_null("flash")).take()).await?;
        manager.drop_index(Index::drop().name(INDEX).table("seals").to_owned()).await
    }
}
