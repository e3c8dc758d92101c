//! By which line of an order a pupil came into a group: with the line the membership goes, too.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer_null;

/// None: by hand, or with the whole class before the year began. A line may go only after the memberships by it.
const COLUMN: &str = "order_line_id";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let add = Table::alter().table("group_members").add_column(big_integer_null(COLUMN)).take();
        manager.alter_table(add).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let drop = Table::alter().table("group_members").drop_column(COLUMN).take();
        manager.alter_table(drop).await
    }
}
