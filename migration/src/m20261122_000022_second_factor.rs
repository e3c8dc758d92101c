//! The second factor: its secret, sealed; recovery codes, of which the hash alone; what a session has proved.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, blob, blob_null, text, timestamp_with_time_zone_null,
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
        let mut proved = timestamp_with_time_zone_null("proved_at");
        manager.alter_table(Table::alter().table("sessions").add_column(&mut proved).take()).await?;
        create_all(manager, sheets()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, sheets()).await?;
        manager.alter_table(Table::alter().table("sessions").drop_column("proved_at").take()).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![second_factors(), recovery_codes()]
}

/// `sealed_codes` holds fresh recovery codes until they are written down.
fn second_factors() -> Sheet {
    Sheet::plain("second_factors")
        .cols([
            big_integer("account_id"),
            blob("sealed_secret"),
            timestamp_with_time_zone_null("confirmed_at"),
            big_integer_null("taken_step"),
            blob_null("sealed_codes"),
        ])
        .key(&["account_id"])
        .refers("account_id", "accounts")
}

fn recovery_codes() -> Sheet {
    Sheet::plain("recovery_codes")
        .cols([big_integer("account_id"), text("code_hash"), timestamp_with_time_zone_null("used_at")])
        .key(&["account_id", "code_hash"])
        .refers("account_id", "accounts")
}
