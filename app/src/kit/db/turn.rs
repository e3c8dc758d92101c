//! One turn at the writer's connection: its statements pass a gate that shuts when the turn is over.

use std::sync::Arc;

use sea_orm::{ConnectionTrait, DbErr, ExecResult, QueryResult, Statement};
use tokio::sync::Mutex;

use super::passing::too_late;
use super::pin::Pin;

pub(super) struct Turn {
    pin: Arc<Pin>,
    gate: Mutex<Gate>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gate {
    Open,
    /// A statement failed, or was abandoned on its way: what it left behind is unknown, so no other follows.
    Spoilt,
    Over,
}

impl Turn {
    pub fn new(pin: Arc<Pin>) -> Self {
        Self { pin, gate: Mutex::new(Gate::Open) }
    }

    pub async fn execute(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let mut gate = self.gate.lock().await;
        gate.pass()?;
        let done = self.pin.sql().execute_raw(statement).await?;
        *gate = Gate::Open;
        Ok(done)
    }

    pub async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let mut gate = self.gate.lock().await;
        gate.pass()?;
        let done = self.pin.sql().execute_unprepared(sql).await?;
        *gate = Gate::Open;
        Ok(done)
    }

    /// All rows, even for a caller who wants one: a statement left after its first row swallows the refusal
    /// that SQLite finds only at its end, such as a reference to a row that is not there.
    pub async fn query(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let mut gate = self.gate.lock().await;
        gate.pass()?;
        let rows = self.pin.sql().query_all_raw(statement).await?;
        *gate = Gate::Open;
        Ok(rows)
    }

    /// Waits for the statement under way and lets no other follow; how the turn stood.
    pub async fn end(&self) -> Gate {
        std::mem::replace(&mut *self.gate.lock().await, Gate::Over)
    }
}

impl Gate {
    /// Spoils the turn until the statement has succeeded.
    fn pass(&mut self) -> Result<(), DbErr> {
        match self {
            Self::Open => {
                *self = Self::Spoilt;
                Ok(())
            }
            Self::Spoilt => Err(spoilt()),
            Self::Over => Err(too_late()),
        }
    }
}

pub(super) fn spoilt() -> DbErr {
    DbErr::Custom("a statement of this turn has failed: nothing more is written in it".into())
}
