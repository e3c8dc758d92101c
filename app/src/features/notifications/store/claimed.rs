//! Letters taken out of the outbox to be sent: by one server at a time, and back again if they were not.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{AccountId, EventId, PersonId};
use domain::notification::{NoticeKind, Wishes, again_after};
use entity::notice_wish::{Entity, Model};
use sea_orm::EntityTrait;

use super::wishes::of_row;
use crate::kit::house::House;
use crate::kit::{AppResult, sql};

/// A server that dies with letters or pushes in hand has them sent by whoever comes after so long.
const LEASE: TimeDelta = TimeDelta::minutes(5);
/// Letters that are done are kept so long.
const KEPT: TimeDelta = TimeDelta::days(30);

const NEXT: &str = "SELECT account_id FROM letters WHERE state = 'waiting' AND next_try_at <= $1 \
     ORDER BY next_try_at, id LIMIT 1";
const TAKE: &str = "UPDATE letters SET tries = tries + 1, next_try_at = $2 \
     WHERE account_id = $3 AND state = 'waiting' AND next_try_at <= $1";
const TAKEN: &str = "SELECT id, kind, from_event, tries FROM letters \
     WHERE account_id = $1 AND state = 'waiting' AND next_try_at = $2 ORDER BY id";
const WISHES: &str = "SELECT a.person_id, w.quiet_from, w.quiet_until, w.chosen, w.pushed FROM notice_wishes w \
     JOIN accounts a ON a.id = w.account_id WHERE w.account_id = $1";

/// Letters of one person, to go as one mail.
pub struct Claimed {
    pub account: AccountId,
    pub person: PersonId,
    pub wishes: Wishes,
    pub row: Model,
    /// A letter that asks the address is among them.
    pub asks: bool,
    pub kinds: Vec<(NoticeKind, EventId)>,
    ids: Vec<i64>,
    tries: u32,
}

/// Until when what is taken now is in hand; the database keeps no more than microseconds, and is asked for it by itself.
pub(super) fn lease_from(now: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp_micros((now + LEASE).timestamp_micros()).unwrap_or(now)
}

/// The next letters that are due, if there are any.
pub async fn claim(house: &House, now: DateTime<Utc>) -> AppResult<Option<Claimed>> {
    let tx = house.db.turn().await?;
    let Some(next) = sql::row(&tx, NEXT, [now.into()]).await? else { return Ok(None) };
    let account: i64 = next.try_get("", "account_id")?;
    let until = lease_from(now);
    sql::run(&tx, TAKE, [now.into(), until.into(), account.into()]).await?;
    let rows = sql::rows(&tx, TAKEN, [account.into(), until.into()]).await?;
    let wished = sql::row(&tx, WISHES, [account.into()]).await?;
    let row = Entity::find_by_id(AccountId(account)).one(&tx).await?;
    let Some((wished, row)) = wished.zip(row).filter(|_| !rows.is_empty()) else {
        tx.commit().await?;
        return Ok(None);
    };
    let mut claimed = Claimed {
        account: AccountId(account),
        person: PersonId(wished.try_get("", "person_id")?),
        wishes: of_row(&wished)?,
        row,
        asks: false,
        kinds: vec![],
        ids: vec![],
        tries: 1,
    };
    for row in rows {
        let (code, tries): (String, i32) = (row.try_get("", "kind")?, row.try_get("", "tries")?);
        claimed.ids.push(row.try_get("", "id")?);
        claimed.tries = claimed.tries.max(u32::try_from(tries).unwrap_or(1));
        match NoticeKind::parse(&code) {
            Some(kind) => claimed.kinds.push((kind, EventId(row.try_get("", "from_event")?))),
            None => claimed.asks = true,
        }
    }
    tx.commit().await?;
    Ok(Some(claimed))
}

/// `state` is `sent`, or `dropped` where there was nothing left to tell.
pub async fn end(house: &House, claimed: &Claimed, state: &'static str) -> AppResult<()> {
    let text =
        format!("UPDATE letters SET state = $1 WHERE id IN ({})", sql::among(claimed.ids.iter().copied()));
    let tx = house.db.turn().await?;
    sql::run(&tx, &text, [state.into()]).await?;
    tx.commit().await
}

/// Not taken this time: tried again later, or given up.
pub async fn give_up(house: &House, claimed: &Claimed, now: DateTime<Utc>) -> AppResult<()> {
    match again_after(claimed.tries) {
        Some(wait) => postpone(house, claimed, now + wait).await,
        None => end(house, claimed, "failed").await,
    }
}

pub async fn postpone(house: &House, claimed: &Claimed, until: DateTime<Utc>) -> AppResult<()> {
    let ids = sql::among(claimed.ids.iter().copied());
    let text = format!("UPDATE letters SET next_try_at = $1 WHERE id IN ({ids}) AND state = 'waiting'");
    let tx = house.db.turn().await?;
    sql::run(&tx, &text, [until.into()]).await?;
    tx.commit().await
}

/// There is no such address: nothing goes there any more, and its owner reads so among the settings.
pub async fn refuse(house: &House, claimed: &Claimed) -> AppResult<()> {
    const REFUSED: &str =
        "UPDATE notice_wishes SET mail_state = 'refused' WHERE account_id = $1 AND mail = $2";
    const FAILED: &str = "UPDATE letters SET state = 'failed' WHERE account_id = $1 AND state = 'waiting'";
    let tx = house.db.turn().await?;
    let mail = claimed.row.mail.clone().unwrap_or_default();
    if sql::run(&tx, REFUSED, [claimed.account.0.into(), mail.into()]).await? > 0 {
        sql::run(&tx, FAILED, [claimed.account.0.into()]).await?;
    }
    tx.commit().await
}

/// Letters done with and notices that nobody is shown any more are forgotten, a piece at a time.
pub async fn forget(house: &House, now: DateTime<Utc>) -> AppResult<()> {
    const LETTERS: &str = "DELETE FROM letters WHERE id IN (SELECT id FROM letters ORDER BY id LIMIT 200) \
         AND state <> 'waiting' AND due_at < $1";
    const NOTICES: &str =
        "DELETE FROM notices WHERE id IN (SELECT id FROM notices ORDER BY id LIMIT 200) AND at < $1";
    for text in [LETTERS, NOTICES] {
        loop {
            let tx = house.db.turn().await?;
            let gone = sql::run(&tx, text, [(now - KEPT - KEPT).into()]).await?;
            tx.commit().await?;
            if gone == 0 {
                break;
            }
        }
    }
    Ok(())
}
