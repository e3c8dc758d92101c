//! The way in: until when a one-time password opens, who registered a consent and under which rules, refusals.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, date, date_null, integer, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
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
        for (table, column) in columns() {
            manager.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        create_all(manager, sheets()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, sheets()).await?;
        for (table, column) in columns().into_iter().rev() {
            let name = column.get_column_name();
            manager.alter_table(Table::alter().table(table).drop_column(name).take()).await?;
        }
        Ok(())
    }
}

fn columns() -> Vec<(&'static str, ColumnDef)> {
    vec![
        ("accounts", date_null("one_time_until")),
        ("consent_templates", integer("accepted_from").default(1).take()),
        ("consent_templates", timestamp_with_time_zone_null("published_at")),
        ("consents", big_integer_null("registered_by")),
        ("consents", timestamp_with_time_zone_null("registered_at")),
        ("consents", big_integer_null("withdrawn_by")),
    ]
}

fn sheets() -> Vec<Sheet> {
    vec![consent_refusals()]
}

fn consent_refusals() -> Sheet {
    Sheet::of_school("consent_refusals")
        .cols(["subject_id", "refused_by", "template_id"].map(big_integer))
        .cols([date("refused_on"), timestamp_with_time_zone("at")])
        .refers("subject_id", "persons")
        .refers("refused_by", "persons")
        .within("template_id", "consent_templates")
        .index(&["school_id", "subject_id"])
}
