//! Who did what: one row in the transaction of its change, later sealed into a chain per school.

mod chain;
mod log;
mod sealer;
mod verify;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, SchoolId};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};

use super::db::Writing;
use super::error::AppResult;

pub use log::{Log, record_own};
pub use sealer::{Sealer, run_sealer, seal};
#[cfg(test)]
pub use testing::seal_all;
pub use verify::{Verdict, verify, verify_school};

/// The city itself, where an event belongs to no school.
pub const CITY: SchoolId = SchoolId(0);

/// Ids and values only, never names or free text: destroying a person leaves the log whole.
#[derive(Clone, Debug)]
pub struct Happening {
    /// [`CITY`] where no school is concerned.
    pub school: SchoolId,
    pub at: DateTime<Utc>,
    /// None: the administrator at the console.
    pub by: Option<AccountId>,
    /// Such as `mark.add`.
    pub act: &'static str,
    /// Such as `lesson:5 pupil:9`.
    pub subject: String,
    pub old: Option<String>,
    pub new: Option<String>,
    pub reason: Option<String>,
}

const COLUMNS: &str =
    r#"INSERT INTO events (school_id, at, "by", act, subject, "old", "new", reason, instead_of) "#;
/// The transaction gets its number before the event gets its own: the sealer counts on that order.
const NUMBERED: &str = "WITH own AS MATERIALIZED (SELECT pg_current_xact_id()) ";

/// Values of one event.
const WIDTH: usize = 9;

/// Enters what happened, in the turn that makes it happen.
pub async fn record(tx: &Writing, happening: &Happening) -> AppResult<()> {
    record_all(tx, std::slice::from_ref(happening)).await
}

/// The same of several, in their order and in one statement.
pub async fn record_all(tx: &Writing, happenings: &[Happening]) -> AppResult<()> {
    if happenings.is_empty() {
        return Ok(());
    }
    let rows = (0..happenings.len()).map(|row| {
        let places = (1..=WIDTH).map(|place| format!("${}", row * WIDTH + place));
        format!("({})", places.collect::<Vec<_>>().join(", "))
    });
    let rows = rows.collect::<Vec<_>>().join(", ");
    let sql = match tx.backend() {
        DbBackend::Postgres => {
            format!("{NUMBERED}{COLUMNS}SELECT happened.* FROM own, (VALUES {rows}) AS happened")
        }
        _ => format!("{COLUMNS}VALUES {rows}"),
    };
    let values = happenings.iter().flat_map(|happening| values(tx, happening));
    tx.execute_raw(Statement::from_sql_and_values(tx.backend(), sql, values)).await?;
    Ok(())
}

/// Who was stood in for is known by the turn itself: no slice can forget it.
fn values(tx: &Writing, happening: &Happening) -> [Value; WIDTH] {
    let instead_of = happening.by.and_then(|by| tx.instead_of(by));
    [
        happening.school.0.into(),
        to_the_microsecond(happening.at).into(),
        happening.by.map(|account| account.0).into(),
        happening.act.into(),
        happening.subject.clone().into(),
        happening.old.clone().into(),
        happening.new.clone().into(),
        happening.reason.clone().into(),
        instead_of.map(|person| person.0).into(),
    ]
}

/// PostgreSQL keeps no more, and a hash must come out the same after reading back.
fn to_the_microsecond(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(at.timestamp_micros()).unwrap_or(at)
}
