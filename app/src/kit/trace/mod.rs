//! Who looked at whose personal data: traces wait in memory for a second at most, and nobody is shown what leaves none.

mod shelf;
mod store;
#[cfg(test)]
mod tests;

use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountId, PersonId, RosterClientId, SchoolId};
use domain::trace::{Look, Whose};

use super::house::House;
use super::{AppResult, Request, visits};

pub use shelf::Traces;

/// Traces written in one turn.
const PIECE: usize = 1_000;
const PAUSE: Duration = Duration::from_secs(1);
/// So many people of a list are traced one by one.
const MOST_OF_A_LIST: usize = 30;

/// Who looks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reader {
    Account(AccountId),
    Program(RosterClientId),
    /// The administrator, by a command.
    Console,
}

/// Who looked at what of whom. The same look again, while the first is not written yet, is one look.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Trace {
    pub school: SchoolId,
    pub reader: Reader,
    pub look: Look,
    pub whose: Whose,
}

/// A trace with its moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Left {
    at: DateTime<Utc>,
    day: NaiveDate,
    trace: Trace,
}

/// Whose data a list of these people shows; of many it is `whole`, the list itself.
pub fn of_list(people: impl IntoIterator<Item = PersonId>, whole: Whose) -> Vec<Whose> {
    let people: Vec<Whose> = people.into_iter().map(Whose::Person).collect();
    if people.len() <= MOST_OF_A_LIST { people } else { vec![whole] }
}

/// Leaves traces of what the caller is about to be shown. [`AppError::Busy`](super::AppError): there is no room for
/// them, and it must not be shown.
pub fn leave<T>(
    cx: &Request<T>,
    school: SchoolId,
    look: Look,
    whose: impl IntoIterator<Item = Whose>,
) -> AppResult<()> {
    let reader = Reader::Account(cx.actor.account());
    leave_by(&cx.house, whose.into_iter().map(|whose| Trace { school, reader, look, whose }))
}

/// One look that people repeat all day: of one reader and one day it is one trace.
pub fn leave_daily<T>(cx: &Request<T>, school: SchoolId, look: Look, whose: Whose) -> AppResult<()> {
    let trace = Trace { school, reader: Reader::Account(cx.actor.account()), look, whose };
    cx.house.traces.put_daily(Left { at: cx.now, day: cx.today, trace })
}

/// [`leave`] for whoever is not signed in: a program, a command.
pub fn leave_by(house: &House, traces: impl IntoIterator<Item = Trace>) -> AppResult<()> {
    let (at, day) = (house.clock.now(), house.clock.today());
    house.traces.put(traces.into_iter().map(|trace| Left { at, day, trace }))
}

/// Writes all that waits; how many traces there were. What could not be written goes on waiting.
pub async fn flush(house: &House) -> AppResult<usize> {
    let _turn = house.traces.writing().await;
    let mut written = 0;
    loop {
        let piece = house.traces.first(PIECE);
        if piece.is_empty() {
            return Ok(written);
        }
        let tx = house.db.long_turn().await?;
        store::write(&tx, &piece).await?;
        tx.commit().await?;
        house.traces.drop_first(piece.len());
        written += piece.len();
    }
}

/// Writes for ever, each second, and openings of diaries along with it; whoever stops the server calls [`flush`] once
/// more.
pub async fn run_tracer(house: House) {
    loop {
        if let Err(error) = flush(&house).await {
            tracing::warn!(%error, "traces wait to be written");
        }
        if let Err(error) = visits::flush(&house).await {
            tracing::warn!(%error, "openings of diaries were not written");
        }
        tokio::time::sleep(PAUSE).await;
    }
}
