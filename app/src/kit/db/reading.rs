//! A snapshot to read from: what store functions take when they only look.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sea_orm::entity::prelude::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult,
    Statement, TransactionTrait,
};
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::passing::too_late;
use super::pin::Pin;

/// A transaction that only begins sees nothing yet: the first row it reads takes the snapshot.
const SNAPSHOT: &str = "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1";

/// The connections that read, each with at most one snapshot open.
pub(super) struct Readers {
    home: DatabaseConnection,
    idle: Mutex<Vec<Pin>>,
    free: Arc<Semaphore>,
}

impl Readers {
    pub fn new(home: DatabaseConnection, count: u32) -> Arc<Self> {
        let free = Arc::new(Semaphore::new(count as usize));
        Arc::new(Self { home, idle: Mutex::default(), free })
    }

    pub async fn snapshot(self: &Arc<Self>, wait: Duration) -> Result<Reading, DbErr> {
        let permit = tokio::time::timeout(wait, self.free.clone().acquire_owned())
            .await
            .map_err(|_| too_late())?
            .map_err(|_| too_late())?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let pin = match idle {
            Some(pin) => pin,
            None => Pin::hold(&self.home).await?,
        };
        let place = Place { pin: Some(pin), permit: Some(permit), readers: self.clone() };
        place.pin().say(SNAPSHOT).await?;
        Ok(Reading(Kind::Sqlite(place)))
    }

    /// No snapshot begins any more; who still reads has `wait` to end.
    pub async fn close(&self, wait: Duration) {
        self.free.close();
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
        if !matches!(tokio::time::timeout(wait, self.home.close_by_ref()).await, Ok(Ok(()))) {
            tracing::warn!("a reader was still reading when the database was closed");
        }
    }
}

/// A snapshot; it cannot write, and ends when it is dropped.
#[must_use]
pub struct Reading(Kind);

enum Kind {
    Sqlite(Place),
    Postgres(DatabaseTransaction),
}

/// A reader's connection while it is taken.
struct Place {
    pin: Option<Pin>,
    permit: Option<OwnedSemaphorePermit>,
    readers: Arc<Readers>,
}

impl Place {
    fn pin(&self) -> &Pin {
        self.pin.as_ref().expect("the pin is taken out only when the place is dropped")
    }
}

impl Drop for Place {
    /// The caller does not wait until the connection is clean again.
    fn drop(&mut self) {
        let (Some(pin), permit, readers) = (self.pin.take(), self.permit.take(), self.readers.clone()) else {
            return;
        };
        let Ok(runtime) = Handle::try_current() else { return };
        runtime.spawn(async move {
            if pin.clear().await.is_ok() && !readers.free.is_closed() {
                readers.idle.lock().unwrap_or_else(PoisonError::into_inner).push(pin);
            }
            drop(permit);
        });
    }
}

impl Reading {
    pub(super) async fn on_postgres(readers: &DatabaseConnection) -> Result<Self, DbErr> {
        Ok(Self(Kind::Postgres(readers.begin().await?)))
    }

    fn sql(&self) -> &DatabaseTransaction {
        match &self.0 {
            Kind::Sqlite(place) => place.pin().sql(),
            Kind::Postgres(own) => own,
        }
    }
}

fn refused() -> DbErr {
    DbErr::Custom("a snapshot is for reading: take a turn to write".into())
}

#[async_trait::async_trait]
impl ConnectionTrait for Reading {
    fn get_database_backend(&self) -> DbBackend {
        self.sql().get_database_backend()
    }

    async fn execute_raw(&self, _: Statement) -> Result<ExecResult, DbErr> {
        Err(refused())
    }

    async fn execute_unprepared(&self, _: &str) -> Result<ExecResult, DbErr> {
        Err(refused())
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.sql().query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.sql().query_all_raw(statement).await
    }
}
