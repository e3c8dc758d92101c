//! What a deputy head asks the logs for by day: changes made in a period, and who opened journals.

use sea_orm_migration::prelude::*;

/// By the clock, so that a period is read without the years before it.
const EVENTS: &str = "CREATE INDEX ix_events_school_id_at ON events (school_id, at)";

/// Looks at journals are a little of all looks.
const JOURNALS: &str = "CREATE INDEX ix_traces_journals ON traces (school_id, day) WHERE matter = 'journal'";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        connection.execute_unprepared(EVENTS).await?;
        connection.execute_unprepared(JOURNALS).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        connection.execute_unprepared("DROP INDEX ix_traces_journals").await?;
        connection.execute_unprepared("DROP INDEX ix_events_school_id_at").await?;
        Ok(())
    }
}
