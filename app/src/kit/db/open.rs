//! How the doors are opened: what each connection is told before its first statement.

use std::sync::Arc;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement};

use super::Doors;
use super::pace::Pace;
use super::pin::Pin;
use super::reading::Readers;
use super::writer::Writer;

/// Older ones can corrupt the file when the write-ahead log is reset.
const SQLITE_AT_LEAST: (u32, u32, u32) = (3, 51, 3);

/// Why the database was not opened, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenRefused {
    #[error(
        "Непонятный адрес базы данных «{0}». Нужен sqlite://ПУТЬ?mode=rwc или postgres://ПОЛЬЗОВАТЕЛЬ@УЗЕЛ/БАЗА."
    )]
    Address(String),
    #[error("База в памяти не переживёт остановки сервера. Укажите файл: sqlite://data/gorodok.db?mode=rwc.")]
    InMemory,
    #[error(
        "Библиотека SQLite {found} может испортить базу. Нужна не старше 3.51.3: пересоберите программу."
    )]
    OldSqlite { found: String },
    #[error("Не открывается база {address}: {cause}. Проверьте, что папка есть и доступна для записи.")]
    File { address: String, cause: DbErr },
    #[error("Не отвечает PostgreSQL: {0}. Проверьте, что он запущен, а адрес, имя и пароль верны.")]
    Postgres(DbErr),
    #[error("Таблицы не обновились: {0}. База осталась прежней; сделайте копию и повторите.")]
    Migration(DbErr),
}

pub(super) fn backend(url: &str) -> Result<DbBackend, OpenRefused> {
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Err(OpenRefused::InMemory);
    }
    if url.starts_with("sqlite:") {
        return Ok(DbBackend::Sqlite);
    }
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return Ok(DbBackend::Postgres);
    }
    // The address may hold a password: only its kind is shown.
    Err(OpenRefused::Address(url.split(':').next().unwrap_or_default().into()))
}

pub(super) async fn sqlite(url: &str, pace: &Pace) -> Result<Doors, OpenRefused> {
    let file = |cause| OpenRefused::File { address: url.into(), cause };
    let writer = Writer::start(url, pace).await.map_err(file)?;
    let mut options = sqlite_options(url, pace.readers);
    options.map_sqlx_sqlite_opts(|options| {
        common(options).pragma("cache_size", "-16000").pragma("query_only", "ON")
    });
    let home = Database::connect(options).await.map_err(file)?;
    let found = version(&home).await.map_err(file)?;
    if parsed(&found).is_none_or(|version| version < SQLITE_AT_LEAST) {
        return Err(OpenRefused::OldSqlite { found });
    }
    Ok(Doors::Sqlite { readers: Readers::new(home, pace.readers), writer })
}

/// A pool of one, so that the writer's connection is nobody else's.
pub(super) async fn writers_line(url: &str) -> Result<(DatabaseConnection, Arc<Pin>), DbErr> {
    let home = sqlite_writer(url).await?;
    let pin = Arc::new(Pin::hold(&home).await?);
    Ok((home, pin))
}

pub(super) async fn sqlite_writer(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = sqlite_options(url, 1);
    options.map_sqlx_sqlite_opts(|options| {
        common(options)
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("cache_size", "-64000")
            .pragma("journal_size_limit", "67108864")
    });
    Database::connect(options).await
}

fn sqlite_options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    options
}

fn common(
    options: sea_orm::sqlx::sqlite::SqliteConnectOptions,
) -> sea_orm::sqlx::sqlite::SqliteConnectOptions {
    options
        .pragma("foreign_keys", "ON")
        .pragma("temp_store", "MEMORY")
        .pragma("mmap_size", "2147418112")
        .busy_timeout(std::time::Duration::from_secs(5))
        .statement_cache_capacity(512)
}

async fn version(home: &DatabaseConnection) -> Result<String, DbErr> {
    let asked = Statement::from_string(DbBackend::Sqlite, "SELECT sqlite_version() AS version");
    let row = home.query_one_raw(asked).await?;
    row.ok_or_else(|| DbErr::RecordNotFound("sqlite_version".into()))?.try_get("", "version")
}

fn parsed(version: &str) -> Option<(u32, u32, u32)> {
    let mut parts = version.split('.').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??, parts.next()??))
}

pub(super) async fn postgres(url: &str, pace: &Pace) -> Result<Doors, OpenRefused> {
    let readers = postgres_pool(
        url,
        pace,
        &[("default_transaction_isolation", "repeatable read"), ("default_transaction_read_only", "on")],
    );
    let writers = postgres_pool(url, pace, &[]);
    let readers = readers.await.map_err(OpenRefused::Postgres)?;
    let writers = writers.await.map_err(OpenRefused::Postgres)?;
    Ok(Doors::Postgres { readers, writers })
}

async fn postgres_pool(
    url: &str,
    pace: &Pace,
    settings: &'static [(&'static str, &'static str)],
) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(pace.readers * 2)
        .min_connections(0)
        .acquire_timeout(pace.wait)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .map_sqlx_postgres_opts(move |options| {
            options
                .options([
                    ("statement_timeout", "15s"),
                    ("lock_timeout", "5s"),
                    ("idle_in_transaction_session_timeout", "30s"),
                ])
                .options(settings.iter().copied())
                .statement_cache_capacity(512)
        });
    Database::connect(options).await
}
