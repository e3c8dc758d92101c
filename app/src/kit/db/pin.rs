//! One SQLite connection held for good, on which only our own SQL begins and ends transactions.

use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, TransactionTrait};

/// `sea_orm` keeps hold of a connection only inside a transaction of its own. That one is ended at once, and
/// from then on `BEGIN` and `COMMIT` are plain statements: a commit without a transaction is an error here,
/// while `sea_orm`'s own answers `Ok`.
pub(super) struct Pin(DatabaseTransaction);

impl Pin {
    pub async fn hold(home: &DatabaseConnection) -> Result<Self, DbErr> {
        let pin = Self(home.begin().await?);
        pin.say("ROLLBACK").await?;
        Ok(pin)
    }

    /// Statements without values, in one errand to the connection; the first that fails ends the errand.
    pub async fn say(&self, sql: &str) -> Result<(), DbErr> {
        self.0.execute_unprepared(sql).await.map(drop)
    }

    /// Leaves the connection outside of any transaction, or says that this cannot be proved.
    pub async fn clear(&self) -> Result<(), DbErr> {
        match self.say("ROLLBACK").await {
            Err(error) if !error.to_string().contains("no transaction is active") => Err(error),
            _ => Ok(()),
        }
    }

    pub fn sql(&self) -> &DatabaseTransaction {
        &self.0
    }
}
