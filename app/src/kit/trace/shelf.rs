//! Where traces wait: a shelf with so much room and no more.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;

use super::{Left, Trace};
use crate::kit::{AppError, AppResult};

/// A minute of a database that does not answer, in the busiest hour of a city.
const ROOM: usize = 20_000;

/// Shared by all requests of the process.
#[derive(Clone)]
pub struct Traces(Arc<Shelf>);

struct Shelf {
    room: usize,
    waiting: Mutex<Waiting>,
    /// Held by whoever writes.
    writing: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Waiting {
    order: VecDeque<Left>,
    known: HashSet<Trace>,
    /// Left today, of those that are left once a day.
    today: (NaiveDate, HashSet<Trace>),
}

impl Default for Traces {
    fn default() -> Self {
        Self::with_room(ROOM)
    }
}

impl Traces {
    pub fn with_room(room: usize) -> Self {
        Self(Arc::new(Shelf { room, waiting: Mutex::default(), writing: tokio::sync::Mutex::default() }))
    }

    /// All of them or none.
    pub(super) fn put(&self, left: impl Iterator<Item = Left>) -> AppResult<()> {
        let mut waiting = self.waiting();
        let mut fresh: Vec<Left> = left.filter(|left| !waiting.known.contains(&left.trace)).collect();
        let mut twice = HashSet::new();
        fresh.retain(|left| twice.insert(left.trace));
        if waiting.order.len() + fresh.len() > self.0.room {
            tracing::error!("no room for traces: cards stay shut until they are written");
            return Err(AppError::Busy);
        }
        waiting.known.extend(twice);
        waiting.order.extend(fresh);
        Ok(())
    }

    /// The same of one that is left once a day: again on that day it is none. A new process begins the day anew.
    pub(super) fn put_daily(&self, left: Left) -> AppResult<()> {
        let known = |waiting: &Waiting| waiting.today.0 == left.day && waiting.today.1.contains(&left.trace);
        if known(&self.waiting()) {
            return Ok(());
        }
        self.put(std::iter::once(left))?;
        let mut waiting = self.waiting();
        if waiting.today.0 != left.day {
            waiting.today = (left.day, HashSet::new());
        }
        waiting.today.1.insert(left.trace);
        Ok(())
    }

    pub(super) fn first(&self, number: usize) -> Vec<Left> {
        self.waiting().order.iter().take(number).copied().collect()
    }

    pub(super) fn drop_first(&self, number: usize) {
        let mut waiting = self.waiting();
        let Waiting { order, known, .. } = &mut *waiting;
        for left in order.drain(..number.min(order.len())) {
            known.remove(&left.trace);
        }
    }

    pub(super) async fn writing(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.0.writing.lock().await
    }

    /// Nothing in here stops half-way: what a panic elsewhere left is whole.
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
