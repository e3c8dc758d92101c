//! Openings of diaries: noted in memory, and written within a second outside of the reader's turn, once a day for each
//! reader and child. No reader waits for it, and none is refused where it fails.

use std::collections::HashSet;
use std::mem::take;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{AccountId, PersonId, SchoolId};

use super::house::House;
use super::{AppResult, sql};

/// Openings of one day that a process remembers; those beyond are written by another day.
const ROOM: usize = 200_000;
/// Openings written in one turn.
const PIECE: usize = 500;

const WRITE: &str = "INSERT INTO diary_visits (school_id, pupil_id, account_id, on_day, at) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (school_id, pupil_id, account_id) DO UPDATE SET former_at = diary_visits.at, \
       on_day = excluded.on_day, at = excluded.at WHERE diary_visits.on_day < excluded.on_day";

/// Who opened whose diary.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Opening {
    pub school: SchoolId,
    pub pupil: PersonId,
    pub reader: AccountId,
}

/// Shared by all requests of the process.
#[derive(Clone, Default)]
pub struct Visits(Arc<Mutex<Noted>>);

#[derive(Default)]
struct Noted {
    day: NaiveDate,
    known: HashSet<Opening>,
    waiting: Vec<Waits>,
}

struct Waits {
    opening: Opening,
    day: NaiveDate,
    at: DateTime<Utc>,
}

impl Visits {
    /// Nothing in here stops half-way: what a panic elsewhere left is whole.
    fn noted(&self) -> MutexGuard<'_, Noted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Notes an opening, the first of the day.
pub fn note(house: &House, opening: Opening) {
    let (today, now) = (house.clock.today(), house.clock.now());
    let mut noted = house.visits.noted();
    if noted.day != today {
        noted.day = today;
        noted.known.clear();
    }
    if noted.known.len() < ROOM && noted.waiting.len() < ROOM && noted.known.insert(opening) {
        noted.waiting.push(Waits { opening, day: today, at: now });
    }
}

/// Writes all that waits. What could not be written is forgotten: the next opening is noted anew.
pub async fn flush(house: &House) -> AppResult<()> {
    let waiting = take(&mut house.visits.noted().waiting);
    let mut left = waiting.as_slice();
    while !left.is_empty() {
        let (piece, rest) = left.split_at(left.len().min(PIECE));
        if let Err(error) = write(house, piece).await {
            let mut noted = house.visits.noted();
            for waits in left {
                noted.known.remove(&waits.opening);
            }
            return Err(error);
        }
        left = rest;
    }
    Ok(())
}

async fn write(house: &House, piece: &[Waits]) -> AppResult<()> {
    let tx = house.db.long_turn().await?;
    for Waits { opening: Opening { school, pupil, reader }, day, at } in piece {
        let values = [school.0.into(), pupil.0.into(), reader.0.into(), (*day).into(), (*at).into()];
        sql::run(&tx, WRITE, values).await?;
    }
    tx.commit().await
}
