//! The way into an empty database: all rows of the city in one transaction, a table at a time.

use std::collections::BTreeSet;

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    EntityTrait, IdenStatic, Iterable, ModelTrait, Statement, TransactionTrait,
};

use crate::kit::AppResult;
use crate::kit::db::{Db, Writing};

/// Values in one statement: a full one is the same text again, and is prepared once.
const VALUES: usize = 4_000;

/// A file is filled on a connection of its own: the turns of the writer, each durable by itself, would take
/// an hour for a city. Until the one commit the file is empty for everybody else.
pub enum Line {
    File { home: DatabaseConnection, tx: DatabaseTransaction, indexes: Vec<String> },
    Server { tx: Writing, numbered: BTreeSet<&'static str> },
}

impl Line {
    pub async fn open(db: &Db) -> AppResult<Self> {
        if db.backend() == DbBackend::Postgres {
            return Ok(Self::Server { tx: db.long_turn().await?, numbered: BTreeSet::new() });
        }
        let home = quick(&file_of(db).await?).await?;
        let tx = home.begin().await?;
        let indexes = drop_indexes(&tx).await?;
        Ok(Self::File { home, tx, indexes })
    }

    /// Writes rows of one table, in the order given.
    pub async fn put<E: EntityTrait>(&mut self, entity: E, rows: Vec<E::Model>) -> AppResult<()> {
        let columns: Vec<E::Column> = E::Column::iter().collect();
        let piece = VALUES / columns.len();
        let full = self.insert(entity, piece);
        let statement = |part: &[E::Model]| {
            let sql = if part.len() == piece { full.clone() } else { self.insert(entity, part.len()) };
            let values = part.iter().flat_map(|row| columns.iter().map(|column| row.get(*column)));
            Statement::from_sql_and_values(self.backend(), sql, values)
        };
        let mut parts = rows.chunks(piece).map(statement);
        let mut next = parts.next();
        while let Some(statement) = next {
            // The database works on one piece while the next is put together.
            let (said, following) = tokio::join!(self.say(statement), async { parts.next() });
            said?;
            next = following;
        }
        if let Self::Server { numbered, .. } = self
            && columns.iter().any(|column| column.as_str() == "id")
        {
            numbered.insert(entity.table_name());
        }
        Ok(())
    }

    /// Makes everything durable and checks that each row refers to rows that are there.
    pub async fn finish(self) -> AppResult<()> {
        match self {
            Self::Server { tx, numbered } => {
                for table in numbered {
                    let next = format!(
                        "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
                    );
                    tx.query_one_raw(Statement::from_string(DbBackend::Postgres, next)).await?;
                }
                tx.commit().await
            }
            Self::File { home, tx, indexes } => {
                for index in indexes {
                    tx.execute_unprepared(&index).await?;
                }
                tx.commit().await?;
                // Syncs the log and then the file: from here on the city is on the disk.
                home.execute_unprepared("PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)").await?;
                Ok(home.close().await?)
            }
        }
    }

    fn insert(&self, entity: impl EntityTrait, rows: usize) -> String {
        insert(entity, rows, matches!(self, Self::Server { .. }))
    }

    fn backend(&self) -> DbBackend {
        match self {
            Self::File { .. } => DbBackend::Sqlite,
            Self::Server { .. } => DbBackend::Postgres,
        }
    }

    async fn say(&self, statement: Statement) -> Result<(), DbErr> {
        match self {
            Self::File { tx, .. } => tx.execute_raw(statement).await,
            Self::Server { tx, .. } => tx.execute_raw(statement).await,
        }
        .map(drop)
    }
}

fn insert<E: EntityTrait>(entity: E, rows: usize, numbered: bool) -> String {
    let names: Vec<String> = E::Column::iter().map(|column| format!("\"{}\"", column.as_str())).collect();
    let mut number = 0;
    let mut place = || {
        number += 1;
        if numbered { format!("${number}") } else { "?".to_owned() }
    };
    let mut row = || (0..names.len()).map(|_| place()).collect::<Vec<_>>().join(",");
    let rows = (0..rows).map(|_| format!("({})", row())).collect::<Vec<_>>().join(",");
    format!("INSERT INTO \"{}\" ({}) VALUES {rows}", entity.table_name(), names.join(","))
}

async fn file_of(db: &Db) -> AppResult<String> {
    let asked = Statement::from_string(DbBackend::Sqlite, "PRAGMA database_list");
    let row = db.read().await?.query_one_raw(asked).await?;
    Ok(row.ok_or_else(|| DbErr::RecordNotFound("database_list".into()))?.try_get("", "file")?)
}

/// A pool of one that does not wait for the disk.
async fn quick(path: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(format!("sqlite://{path}?mode=rw"));
    options.max_connections(1).test_before_acquire(false).sqlx_logging(false).map_sqlx_sqlite_opts(
        |options| {
            options
                .pragma("foreign_keys", "ON")
                .pragma("synchronous", "OFF")
                .pragma("cache_size", "-262144")
                .pragma("temp_store", "MEMORY")
                .statement_cache_capacity(64)
        },
    );
    Box::pin(Database::connect(options)).await
}

/// Takes the large tables' indexes away and returns how they were made: sorted at the end they cost a third.
async fn drop_indexes(tx: &DatabaseTransaction) -> Result<Vec<String>, DbErr> {
    let asked = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL \
                 AND tbl_name IN ('cells', 'marks', 'lessons', 'assignments')";
    let mut made = vec![];
    for row in tx.query_all_raw(Statement::from_string(DbBackend::Sqlite, asked)).await? {
        tx.execute_unprepared(&format!("DROP INDEX {}", row.try_get::<String>("", "name")?)).await?;
        made.push(row.try_get("", "sql")?);
    }
    Ok(made)
}
