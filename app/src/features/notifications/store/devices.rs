//! Devices that hear of notices: turned on, listed, turned off. A device is gone with its session.

use chrono::{DateTime, Utc};
use domain::access::{OwnAccount, Permit};
use domain::ids::DeviceId;
use domain::notification::PushEndpoint;
use sea_orm::QueryResult;

use crate::features::notifications::board::{Device, Phone};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::record_own;
use crate::kit::house::House;
use crate::kit::{AppError, AppResult, Request, sql};

const DEVICES: &str = "SELECT d.id, d.made_at, d.last_ok_at, d.failures, d.session_hash, s.user_agent \
     FROM push_subscriptions d JOIN sessions s ON s.token_hash = d.session_hash WHERE s.account_id = $1 ORDER BY d.id DESC";

/// A browser has one address and one session: whoever had either before has them no more.
const REPLACE: &str = "DELETE FROM push_subscriptions WHERE endpoint_hash = $1 OR session_hash = $2";
const TURN_ON: &str = "INSERT INTO push_subscriptions (session_hash, endpoint_hash, endpoint_cipher, made_at, failures) \
     VALUES ($1, $2, $3, $4, 0)";
const TURN_OFF: &str = "DELETE FROM push_subscriptions WHERE id = $1 \
     AND session_hash IN (SELECT token_hash FROM sessions WHERE account_id = $2)";

/// The caller's devices; nothing: the city has not turned pushes on.
pub async fn phone(cx: &Request<Reading>, permit: &Permit<OwnAccount>) -> AppResult<Option<Phone>> {
    let Some(push) = &cx.house.push else { return Ok(None) };
    let rows = sql::rows(&cx.tx, DEVICES, [permit.by().0.into()]).await?;
    let devices = rows.iter().map(|row| device(cx, row)).collect::<AppResult<_>>()?;
    Ok(Some(Phone { key: push.public_key(), devices }))
}

fn device(cx: &Request<Reading>, row: &QueryResult) -> AppResult<Device> {
    let made: DateTime<Utc> = row.try_get("", "made_at")?;
    let last: Option<DateTime<Utc>> = row.try_get("", "last_ok_at")?;
    let (failures, session): (i32, String) = (row.try_get("", "failures")?, row.try_get("", "session_hash")?);
    let since = match last {
        Some(last) => format!("последнее {}", cx.house.clock.say(last)),
        None => format!("включено {}", cx.house.clock.say(made)),
    };
    Ok(Device {
        id: DeviceId(row.try_get("", "id")?),
        name: row.try_get("", "user_agent")?,
        since: if failures > 0 { format!("{since}, сейчас не доходят") } else { since },
        here: session == cx.signed().token_hash,
    })
}

/// Turns the caller's browser on.
pub async fn turn_on(
    cx: &Request<Writing>,
    (endpoint, text): (&PushEndpoint, &str),
    permit: Permit<OwnAccount>,
) -> AppResult<()> {
    let (session, hash) = (&cx.signed().token_hash, blind(&cx.house, text));
    sql::run(&cx.tx, REPLACE, [hash.clone().into(), session.clone().into()]).await?;
    let sealed = cx.house.vault.seal(text);
    let values = [session.clone().into(), hash.into(), sealed.into(), cx.now.into()];
    sql::run(&cx.tx, TURN_ON, values).await?;
    tracing::info!(service = endpoint.host(), "a device was turned on");
    record_own(&cx.tx, cx.now, permit.by(), "notice.device_on").await
}

fn blind(house: &House, endpoint: &str) -> String {
    house.vault.blind(&format!("push {endpoint}"))
}

/// Turns one of the caller's devices off.
pub async fn turn_off(cx: &Request<Writing>, device: DeviceId, permit: Permit<OwnAccount>) -> AppResult<()> {
    match sql::run(&cx.tx, TURN_OFF, [device.0.into(), permit.by().0.into()]).await? {
        0 => Err(AppError::NotFound),
        _ => record_own(&cx.tx, cx.now, permit.by(), "notice.device_off").await,
    }
}
