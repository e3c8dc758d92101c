//! Pushes taken out of the outbox to be sent: by one server at a time, and back again if they were not.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{DeviceId, EventId, PersonId};
use domain::notification::{Digest, NoticeKind, Wishes, again_after};

use super::claimed::lease_from;
use super::wishes::of_row;
use crate::kit::house::House;
use crate::kit::{AppResult, sql};

/// What came while a push was under way waits so long for the rest of it.
const GATHERED: TimeDelta = TimeDelta::minutes(2);

const NEXT: &str = "SELECT subscription_id FROM pushes WHERE next_try_at <= $1 \
     ORDER BY next_try_at, subscription_id LIMIT 1";
const TAKE: &str = "UPDATE pushes SET tries = tries + 1, next_try_at = $2 \
     WHERE subscription_id = $3 AND next_try_at <= $1";
const TAKEN: &str = "SELECT kind, from_event, last_event, tries FROM pushes \
     WHERE subscription_id = $1 AND next_try_at = $2 ORDER BY kind";
const DEVICE: &str = "SELECT a.person_id, d.endpoint_cipher, d.last_ok_at, w.quiet_from, w.quiet_until, w.chosen, w.pushed \
     FROM push_subscriptions d JOIN sessions s ON s.token_hash = d.session_hash JOIN accounts a ON a.id = s.account_id \
     LEFT JOIN notice_wishes w ON w.account_id = a.id WHERE d.id = $1";

const DONE: &str = "DELETE FROM pushes WHERE subscription_id = $1 AND next_try_at = $2 AND last_event <= $3";
const CAME_SINCE: &str =
    "UPDATE pushes SET tries = 0, next_try_at = $3 WHERE subscription_id = $1 AND next_try_at = $2";
const POSTPONE: &str = "UPDATE pushes SET next_try_at = $3 WHERE subscription_id = $1 AND next_try_at = $2";
const REACHED: &str = "UPDATE push_subscriptions SET last_ok_at = $2, failures = 0 WHERE id = $1";
const FAILED: &str = "UPDATE push_subscriptions SET failures = failures + 1 WHERE id = $1";
const FORGET: &str = "DELETE FROM push_subscriptions WHERE id = $1";

/// Pushes of one device, to go as one.
pub struct Due {
    pub person: PersonId,
    pub wishes: Wishes,
    /// Where the device is reached.
    pub endpoint: String,
    pub last_ok: Option<DateTime<Utc>>,
    pub kinds: Vec<(NoticeKind, EventId)>,
    device: DeviceId,
    last_event: i64,
    lease: DateTime<Utc>,
    tries: u32,
}

impl Due {
    /// Something among them is wished for at once.
    pub fn cannot_wait(&self) -> bool {
        self.kinds.iter().any(|(kind, _)| self.wishes.on_phone(*kind) == Digest::AtOnce)
    }
}

/// The next pushes that are due, if there are any.
pub async fn claim(house: &House, now: DateTime<Utc>) -> AppResult<Option<Due>> {
    let tx = house.db.turn().await?;
    let Some(next) = sql::row(&tx, NEXT, [now.into()]).await? else { return Ok(None) };
    let device: i64 = next.try_get("", "subscription_id")?;
    let lease = lease_from(now);
    sql::run(&tx, TAKE, [now.into(), lease.into(), device.into()]).await?;
    let rows = sql::rows(&tx, TAKEN, [device.into(), lease.into()]).await?;
    let found = sql::row(&tx, DEVICE, [device.into()]).await?;
    let Some(found) = found.filter(|_| !rows.is_empty()) else {
        tx.commit().await?;
        return Ok(None);
    };
    let mut due = Due {
        person: PersonId(found.try_get("", "person_id")?),
        wishes: of_row(&found)?,
        endpoint: house.vault.open(&found.try_get::<Vec<u8>>("", "endpoint_cipher")?)?,
        last_ok: found.try_get("", "last_ok_at")?,
        kinds: vec![],
        device: DeviceId(device),
        last_event: 0,
        lease,
        tries: 1,
    };
    for row in rows {
        let (code, tries): (String, i32) = (row.try_get("", "kind")?, row.try_get("", "tries")?);
        let from = EventId(row.try_get("", "from_event")?);
        due.kinds.extend(NoticeKind::parse(&code).map(|kind| (kind, from)));
        due.last_event = due.last_event.max(row.try_get("", "last_event")?);
        due.tries = due.tries.max(u32::try_from(tries).unwrap_or(1));
    }
    tx.commit().await?;
    Ok(Some(due))
}

/// The device was reached.
pub async fn reached(house: &House, due: &Due, now: DateTime<Utc>) -> AppResult<()> {
    let tx = house.db.turn().await?;
    let (device, lease) = (due.device.0, due.lease);
    sql::run(&tx, REACHED, [device.into(), now.into()]).await?;
    sql::run(&tx, DONE, [device.into(), lease.into(), due.last_event.into()]).await?;
    sql::run(&tx, CAME_SINCE, [device.into(), lease.into(), (now + GATHERED).into()]).await?;
    tx.commit().await
}

/// There is nothing left to tell, or it has been tried for long enough.
pub async fn drop_due(house: &House, due: &Due) -> AppResult<()> {
    let tx = house.db.turn().await?;
    sql::run(&tx, DONE, [due.device.0.into(), due.lease.into(), due.last_event.into()]).await?;
    tx.commit().await
}

pub async fn put_off(house: &House, due: &Due, until: DateTime<Utc>) -> AppResult<()> {
    let tx = house.db.turn().await?;
    sql::run(&tx, POSTPONE, [due.device.0.into(), due.lease.into(), until.into()]).await?;
    tx.commit().await
}

/// Not taken this time: tried again later, or given up.
pub async fn missed(house: &House, due: &Due, now: DateTime<Utc>) -> AppResult<()> {
    let tx = house.db.turn().await?;
    sql::run(&tx, FAILED, [due.device.0.into()]).await?;
    tx.commit().await?;
    match again_after(due.tries) {
        Some(wait) => put_off(house, due, now + wait).await,
        None => drop_due(house, due).await,
    }
}

/// The browser has taken its address back: the device hears no more.
pub async fn forget_device(house: &House, due: &Due) -> AppResult<()> {
    let tx = house.db.turn().await?;
    sql::run(&tx, FORGET, [due.device.0.into()]).await?;
    tx.commit().await
}
