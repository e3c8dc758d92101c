//! The database of the house: many readers of snapshots, and one writer who answers only for what is on the disk.

mod migrate;
mod open;
mod pace;
mod passing;
mod pin;
mod reading;
mod turn;
mod writer;
mod writing;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod torture;

use std::sync::Arc;
use std::time::Duration;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};
use tokio::sync::mpsc;

use super::error::{AppError, AppResult};
use reading::Readers;
use writer::Errand;

pub use migrate::migrate;
pub use open::OpenRefused;
pub use pace::Pace;
pub use passing::is_passing;
pub use reading::Reading;
pub use writing::{ByHand, Writing};

/// The open database; clones share it.
#[derive(Clone)]
pub struct Db(Arc<House>);

struct House {
    pace: Pace,
    doors: Doors,
}

enum Doors {
    /// One writer of its own and readers beside it.
    Sqlite { readers: Arc<Readers>, writer: mpsc::Sender<Errand> },
    /// Two pools: connections of the first are read-only by their own settings.
    Postgres { readers: DatabaseConnection, writers: DatabaseConnection },
}

impl Db {
    /// Opens `sqlite://PATH?mode=rwc` or `postgres://…` at the usual pace.
    pub async fn open(url: &str) -> Result<Self, OpenRefused> {
        Self::open_at(url, Pace::default()).await
    }

    pub async fn open_at(url: &str, pace: Pace) -> Result<Self, OpenRefused> {
        let doors = match open::backend(url)? {
            DbBackend::Postgres => open::postgres(url, &pace).await?,
            _ => open::sqlite(url, &pace).await?,
        };
        Ok(Self(Arc::new(House { pace, doors })))
    }

    pub fn backend(&self) -> DbBackend {
        match &self.0.doors {
            Doors::Sqlite { .. } => DbBackend::Sqlite,
            Doors::Postgres { .. } => DbBackend::Postgres,
        }
    }

    /// A snapshot: everything committed until now, and nothing that comes later.
    pub async fn read(&self) -> AppResult<Reading> {
        let reading = match &self.0.doors {
            Doors::Sqlite { readers, .. } => readers.snapshot(self.0.pace.wait).await,
            Doors::Postgres { readers, .. } => Reading::on_postgres(readers).await,
        };
        reading.map_err(shed)
    }

    /// A turn to write; it must be over within [`Pace::turn`].
    pub async fn turn(&self) -> AppResult<Writing> {
        self.turn_within(self.0.pace.turn).await
    }

    /// A turn for one piece (at most 200 rows) of an import or of seeding.
    pub async fn long_turn(&self) -> AppResult<Writing> {
        self.turn_within(self.0.pace.long_turn).await
    }

    async fn turn_within(&self, limit: Duration) -> AppResult<Writing> {
        match &self.0.doors {
            Doors::Sqlite { writer, .. } => writer::ask(writer, limit, self.0.pace.wait).await,
            Doors::Postgres { writers, .. } => Writing::on_postgres(writers).await.map_err(shed),
        }
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> AppResult<()> {
        let reading = self.read().await?;
        reading.query_one_raw(sea_orm::Statement::from_string(self.backend(), "SELECT 1")).await?;
        Ok(())
    }

    /// Ends what is under way, brings the log into the file and shuts the doors.
    pub async fn close(&self) {
        match &self.0.doors {
            Doors::Sqlite { readers, writer } => {
                readers.close(self.0.pace.wait).await;
                writer::close(writer).await;
            }
            Doors::Postgres { readers, writers } => {
                for pool in [readers, writers] {
                    if let Err(error) = pool.close_by_ref().await {
                        tracing::warn!(%error, "a pool did not close");
                    }
                }
            }
        }
    }
}

fn shed(error: sea_orm::DbErr) -> AppError {
    if is_passing(&error) { AppError::Busy } else { AppError::from(error) }
}
