//! Pushes on their way into the outbox: one waits for a device and a kind, however much there is to tell.

use domain::ids::{DeviceId, SchoolId};
use domain::notification::{Notice, NoticeKind, Wishes};
use sea_orm::prelude::DateTimeUtc;

use super::letters::{Heard, heard_by};
use crate::kit::db::{Reading, Writing};
use crate::kit::house::House;
use crate::kit::{AppResult, sql};

/// A push that somebody wants on a device.
pub struct WantedPush {
    device: DeviceId,
    kind: NoticeKind,
    events: (i64, i64),
    due_at: DateTimeUtc,
}

/// More people than hear it, perhaps: what they may hear is asked anew when the push goes out.
const WISHES: &str = "SELECT d.id, w.quiet_from, w.quiet_until, w.chosen, w.pushed FROM push_subscriptions d \
     JOIN sessions s ON s.token_hash = d.session_hash JOIN accounts a ON a.id = s.account_id \
     LEFT JOIN notice_wishes w ON w.account_id = a.id WHERE a.blocked_at IS NULL \
     AND (a.person_id IN (#) OR a.person_id IN (SELECT k.guardian_id FROM kinships k WHERE k.may_view AND k.child_id IN (#)))";

/// What waits already waits on: only the last event moves.
const ENTER: &str = "INSERT INTO pushes (subscription_id, kind, from_event, last_event, tries, next_try_at) \
     SELECT id, $2, $3, $4, 0, $5 FROM push_subscriptions WHERE id = $1 \
     ON CONFLICT (subscription_id, kind) DO UPDATE SET last_event = excluded.last_event";

/// Pushes about these notices, for those who want them.
pub async fn wanted(
    tx: &Reading,
    house: &House,
    school: SchoolId,
    notices: &[Notice],
) -> AppResult<Vec<WantedPush>> {
    if house.push.is_none() {
        return Ok(vec![]);
    }
    let heard = heard_by(tx, house, (school, notices), (WISHES, Wishes::on_phone)).await?;
    let push = |one: Heard| {
        Ok(WantedPush {
            device: DeviceId(one.row.try_get("", "id")?),
            kind: one.kind,
            events: one.events,
            due_at: one.due_at,
        })
    };
    heard.into_iter().map(push).collect()
}

pub async fn enter(tx: &Writing, pushes: &[WantedPush]) -> AppResult<()> {
    for WantedPush { device, kind, events: (from, last), due_at } in pushes {
        let values = [device.0.into(), kind.code().into(), (*from).into(), (*last).into(), (*due_at).into()];
        sql::run(tx, ENTER, values).await?;
    }
    Ok(())
}
