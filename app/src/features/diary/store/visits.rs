//! Openings of the diary by the reader: the former bounds what is new, the present one is noted for the next time.

use chrono::{DateTime, Utc};
use domain::diary::Visit;

use super::pupil::Pupil;
use crate::kit::db::Reading;
use crate::kit::visits::{Opening, note};
use crate::kit::{AppResult, Request, sql};

const LAST: &str = "SELECT on_day, at, former_at FROM diary_visits \
     WHERE school_id = $1 AND pupil_id = $2 AND account_id = $3";

/// Notes that the reader has opened the diary of `pupil`; nothing is written in this turn.
pub fn open(cx: &Request<Reading>, pupil: &Pupil) {
    if let Some(year) = &pupil.year {
        note(&cx.house, Opening { school: year.school_id, pupil: pupil.id(), reader: cx.actor.account() });
    }
}

/// Since when marks are new to the reader, if a former visit is known.
pub async fn news_since(cx: &Request<Reading>, pupil: &Pupil) -> AppResult<Option<DateTime<Utc>>> {
    let Some(year) = &pupil.year else { return Ok(None) };
    let values = [year.school_id.0.into(), pupil.id().0.into(), cx.actor.account().0.into()];
    let Some(row) = sql::row(&cx.tx, LAST, values).await? else { return Ok(None) };
    let visit = Visit {
        on: row.try_get("", "on_day")?,
        at: row.try_get("", "at")?,
        former: row.try_get("", "former_at")?,
    };
    Ok(visit.news_since((cx.today, cx.now)))
}
