//! Answers kept for a repeated change are forgotten after thirty days.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use crate::kit::db::Db;
use crate::kit::{AppResult, sql};

/// An answer is kept so long.
const KEPT: TimeDelta = TimeDelta::days(30);
const PAUSE: Duration = Duration::from_hours(1);
/// Rows of one turn.
const PIECE: u64 = 200;

const FORGET: &str = "DELETE FROM changes WHERE (school_id, change_id) IN \
     (SELECT school_id, change_id FROM changes WHERE at < $1 ORDER BY at LIMIT 200)";

/// Forgets the answers that are out of date at `now`; how many they were.
pub async fn forget_answers(db: &Db, now: DateTime<Utc>) -> AppResult<u64> {
    let mut gone = 0;
    loop {
        let tx = db.turn().await?;
        let piece = sql::run(&tx, FORGET, [(now - KEPT).into()]).await?;
        tx.commit().await?;
        gone += piece;
        if piece < PIECE {
            return Ok(gone);
        }
    }
}

/// Forgets for ever, once an hour; ends with the task it runs in.
pub async fn run_forgetter(db: Db, clock: impl Fn() -> DateTime<Utc> + Send) {
    loop {
        if let Err(error) = forget_answers(&db, clock()).await {
            tracing::warn!(%error, "old answers are not forgotten yet");
        }
        tokio::time::sleep(PAUSE).await;
    }
}
