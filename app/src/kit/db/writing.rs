//! A turn to write: what store functions take when they change something.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::access::Actor;
use domain::ids::{AccountId, PersonId};
use sea_orm::entity::prelude::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult,
    Statement, TransactionTrait,
};
use tokio::sync::oneshot;

use super::passing::is_passing;
use super::reading::Reading;
use super::turn::{Turn, spoilt};
use crate::kit::error::{AppError, AppResult};

/// Where the writer says whether the turn is on the disk.
pub(super) type Answer = oneshot::Sender<AppResult<()>>;

/// Dropped without [`Writing::commit`], it undoes itself and nobody else's turn. After a failed statement
/// it takes no other and cannot be committed, on either database.
#[must_use]
pub struct Writing {
    kind: Kind,
    hand: Option<Arc<Actor>>,
}

/// What knows whose hand it serves.
pub trait ByHand {
    #[must_use]
    fn by_hand(self, actor: &Arc<Actor>) -> Self;
}

impl ByHand for Reading {
    /// Nothing is written.
    fn by_hand(self, _: &Arc<Actor>) -> Self {
        self
    }
}

impl ByHand for Writing {
    fn by_hand(self, actor: &Arc<Actor>) -> Self {
        Self { hand: Some(actor.clone()), ..self }
    }
}

enum Kind {
    Sqlite { turn: Arc<Turn>, end: oneshot::Sender<Answer> },
    Postgres { own: DatabaseTransaction, spoilt: AtomicBool },
}

impl Writing {
    pub(super) fn of_turn(turn: Arc<Turn>, end: oneshot::Sender<Answer>) -> Self {
        Self { kind: Kind::Sqlite { turn, end }, hand: None }
    }

    pub(super) async fn on_postgres(writers: &DatabaseConnection) -> Result<Self, DbErr> {
        let own = writers.begin().await?;
        Ok(Self { kind: Kind::Postgres { own, spoilt: AtomicBool::new(false) }, hand: None })
    }

    /// For whom `by` writes, if the right to it was a colleague's.
    pub fn instead_of(&self, by: AccountId) -> Option<PersonId> {
        self.hand.as_ref().filter(|hand| hand.account() == by)?.instead_of()
    }

    pub fn backend(&self) -> DbBackend {
        match &self.kind {
            Kind::Sqlite { .. } => DbBackend::Sqlite,
            Kind::Postgres { .. } => DbBackend::Postgres,
        }
    }

    /// Answers when the change is on the disk. [`AppError::Busy`]: send the same change again.
    pub async fn commit(self) -> AppResult<()> {
        match self.kind {
            Kind::Sqlite { end, .. } => {
                let (answer, answered) = oneshot::channel();
                end.send(answer).map_err(|_| AppError::Busy)?;
                answered.await.unwrap_or(Err(AppError::Busy))
            }
            // PostgreSQL answers `Ok` to the commit of a transaction it has already given up.
            Kind::Postgres { spoilt: gone, .. } if gone.load(Ordering::Acquire) => {
                Err(AppError::fault(spoilt()))
            }
            Kind::Postgres { own, .. } => own.commit().await.map_err(|error| {
                tracing::warn!(%error, passing = is_passing(&error), "a commit was not confirmed");
                AppError::Busy
            }),
        }
    }
}

/// Runs one statement of a PostgreSQL transaction, which is spoilt until the statement has succeeded.
async fn guarded<T>(
    gone: &AtomicBool,
    statement: impl Future<Output = Result<T, DbErr>> + Send,
) -> Result<T, DbErr> {
    if gone.swap(true, Ordering::AcqRel) {
        return Err(spoilt());
    }
    let done = statement.await?;
    gone.store(false, Ordering::Release);
    Ok(done)
}

#[async_trait::async_trait]
impl ConnectionTrait for Writing {
    fn get_database_backend(&self) -> DbBackend {
        self.backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match &self.kind {
            Kind::Sqlite { turn, .. } => turn.execute(statement).await,
            Kind::Postgres { own, spoilt } => guarded(spoilt, own.execute_raw(statement)).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match &self.kind {
            Kind::Sqlite { turn, .. } => turn.execute_unprepared(sql).await,
            Kind::Postgres { own, spoilt } => guarded(spoilt, own.execute_unprepared(sql)).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match &self.kind {
            Kind::Sqlite { turn, .. } => Ok(turn.query(statement).await?.into_iter().next()),
            Kind::Postgres { own, spoilt } => guarded(spoilt, own.query_one_raw(statement)).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match &self.kind {
            Kind::Sqlite { turn, .. } => turn.query(statement).await,
            Kind::Postgres { own, spoilt } => guarded(spoilt, own.query_all_raw(statement)).await,
        }
    }
}
