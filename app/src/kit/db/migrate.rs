//! Brings the tables of a database up to date, on a connection that nobody else holds.

use migration::{Migrator, MigratorTrait};
use sea_orm::{Database, DbBackend};

use super::open::{self, OpenRefused};

/// Applies every migration that is not yet there; each in a transaction of its own.
pub async fn migrate(url: &str) -> Result<(), OpenRefused> {
    let line = match open::backend(url)? {
        DbBackend::Postgres => Database::connect(url).await.map_err(OpenRefused::Postgres)?,
        _ => open::sqlite_writer(url)
            .await
            .map_err(|cause| OpenRefused::File { address: url.into(), cause })?,
    };
    Migrator::up(&line, None).await.map_err(OpenRefused::Migration)?;
    line.close().await.map_err(OpenRefused::Migration)
}
