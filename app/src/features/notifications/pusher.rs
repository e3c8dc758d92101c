//! The pusher: tells devices that there is something new, each with one push however much it is.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::notification::spaced;

use super::store::{self, Due};
use crate::kit::AppResult;
use crate::kit::house::House;
use crate::kit::push::{Push, Pushed};

const PAUSE: Duration = Duration::from_secs(5);

/// Sends for ever, where pushes are on; ends with the task it runs in.
pub async fn run_pusher(house: House) {
    let Some(push) = house.push.clone() else { return };
    loop {
        if let Err(error) = push_due(&house, &push, house.clock.now()).await {
            tracing::warn!(%error, "pushes wait to be sent");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Sends what is due at `now`; how many devices were reached.
pub async fn push_due(house: &House, push: &Push, now: DateTime<Utc>) -> AppResult<usize> {
    let mut reached = 0;
    while let Some(due) = store::claim_push(house, now).await? {
        reached += usize::from(send(house, push, (&due, now)).await?);
    }
    Ok(reached)
}

async fn send(house: &House, push: &Push, (due, now): (&Due, DateTime<Utc>)) -> AppResult<bool> {
    let local = house.clock.local(now);
    let loud = due.wishes.quiet.after(local);
    if loud > local {
        store::put_off(house, due, house.clock.moment(loud.date(), loud.time())).await?;
        return Ok(false);
    }
    if let Some(again) = spaced(now, due.last_ok, due.cannot_wait()) {
        store::put_off(house, due, again).await?;
        return Ok(false);
    }
    if !has_news(house, due).await? {
        store::drop_due(house, due).await?;
        return Ok(false);
    }
    let Ok(endpoint) = push.services.endpoint(&due.endpoint) else {
        // Its service is no longer among those that may be asked.
        store::forget_device(house, due).await?;
        return Ok(false);
    };
    let pushed = push.send(&endpoint, house.clock.of_machine()).await;
    match &pushed {
        Pushed::Taken => store::reached(house, due, now).await?,
        Pushed::Gone => store::forget_device(house, due).await?,
        Pushed::Later(why) => {
            tracing::warn!(why, service = endpoint.host(), "a push was not taken");
            store::missed(house, due, now).await?;
        }
    }
    Ok(pushed == Pushed::Taken)
}

/// Is there anything that its owner may hear today, and has not read meanwhile?
async fn has_news(house: &House, due: &Due) -> AppResult<bool> {
    Ok(store::news_of(house, due.person, &due.kinds).await?.values().any(|count| *count > 0))
}
