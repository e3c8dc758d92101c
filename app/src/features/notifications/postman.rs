//! The postman: sends the letters that are due, each person's as one mail.

use std::time::Duration;

use chrono::{DateTime, Utc};

use super::letter;
use super::store::{self, Claimed};
use crate::kit::AppResult;
use crate::kit::house::House;
use crate::kit::post::{Mail, Post, Posted};

const PAUSE: Duration = Duration::from_secs(5);

/// Sends for ever, where there is a post; ends with the task it runs in.
pub async fn run_postman(house: House) {
    let Some(post) = house.post.clone() else { return };
    loop {
        if let Err(error) = send_due(&house, &post, house.clock.now()).await {
            tracing::warn!(%error, "letters wait to be sent");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Sends what is due at `now`; how many mails the post took.
pub async fn send_due(house: &House, post: &Post, now: DateTime<Utc>) -> AppResult<usize> {
    let mut sent = 0;
    while let Some(claimed) = store::claim(house, now).await? {
        sent += usize::from(send(house, post, (&claimed, now)).await?);
    }
    Ok(sent)
}

async fn send(house: &House, post: &Post, (claimed, now): (&Claimed, DateTime<Utc>)) -> AppResult<bool> {
    let local = house.clock.local(now);
    let loud = claimed.wishes.quiet.after(local);
    // Who has just given the address waits for that letter, whatever the hour.
    if loud > local && !claimed.asks {
        store::postpone(house, claimed, house.clock.moment(loud.date(), loud.time())).await?;
        return Ok(false);
    }
    let Some(mail) = written(house, claimed).await? else {
        store::end(house, claimed, "dropped").await?;
        return Ok(false);
    };
    let posted = post.send(&mail).await;
    match &posted {
        Posted::Taken => store::end(house, claimed, "sent").await?,
        Posted::NoSuchAddress => store::refuse(house, claimed).await?,
        Posted::Later(why) => {
            tracing::warn!(why, "a mail was not taken");
            store::give_up(house, claimed, now).await?;
        }
    }
    Ok(posted == Posted::Taken)
}

/// The mail of these letters; nothing, where nothing is left to tell or nobody may hear it any more.
async fn written(house: &House, claimed: &Claimed) -> AppResult<Option<Mail>> {
    let (Some(to), Some(state)) = (claimed.row.mail.clone(), claimed.row.mail_state.as_deref()) else {
        return Ok(None);
    };
    if claimed.asks {
        let secret = store::secret(house, &claimed.row).filter(|_| state == "asked");
        return Ok(secret.map(|secret| letter::asking(house, to, &secret)));
    }
    if state != "confirmed" {
        return Ok(None);
    }
    let counts = store::news_of(house, claimed.person, &claimed.kinds).await?;
    Ok(letter::telling(house, to, (claimed.account, &counts)))
}
