//! How the log of the school is sealed, and whether its chain holds.

use domain::ids::SchoolId;

use crate::features::control::overview::Proof;
use crate::kit::db::Reading;
use crate::kit::event::verify_school;
use crate::kit::{AppResult, Request, sql};

const LAST: &str =
    "SELECT hash, at, last_event FROM seals WHERE school_id = $1 ORDER BY last_event DESC LIMIT 1";

const COUNTED: &str = "SELECT COUNT(CASE WHEN id <= $2 THEN 1 END) AS sealed, COUNT(CASE WHEN id > $2 THEN 1 END) AS unsealed \
     FROM events WHERE school_id = $1";

/// Without recounting.
pub async fn proof(cx: &Request<Reading>, school: SchoolId) -> AppResult<Proof> {
    let (mut until, mut last) = (0_i64, None);
    if let Some(row) = sql::row(&cx.tx, LAST, [school.0.into()]).await? {
        until = row.try_get("", "last_event")?;
        last = Some((cx.house.clock.say(row.try_get("", "at")?), row.try_get("", "hash")?));
    }
    let (mut sealed, mut unsealed) = (0, 0);
    if let Some(row) = sql::row(&cx.tx, COUNTED, [school.0.into(), until.into()]).await? {
        sealed = row.try_get::<i64>("", "sealed")?.unsigned_abs();
        unsealed = row.try_get::<i64>("", "unsealed")?.unsigned_abs();
    }
    Ok(Proof { sealed, unsealed, last, found: None })
}

/// With every hash of the chain reckoned anew.
pub async fn recounted(cx: &Request<Reading>, school: SchoolId) -> AppResult<Proof> {
    let verdict = verify_school(&cx.tx, school).await?;
    Ok(Proof { found: Some(verdict.wrong), ..proof(cx, school).await? })
}
