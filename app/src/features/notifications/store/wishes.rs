//! Wishes for mail and for the phone, and the address that mail goes to.

use domain::access::{OwnAccount, Permit};
use domain::ids::AccountId;
use domain::notification::{Hearing, Hour, MailAddress, QuietHours, Wishes};
use entity::notice_wish::{Entity, Model};
use sea_orm::{EntityTrait, QueryResult};

use super::devices;
use crate::features::notifications::board::{MailBox, Settings};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::record_own;
use crate::kit::house::House;
use crate::kit::{AppError, AppResult, Request, sql};

const SAVE: &str = "INSERT INTO notice_wishes (account_id, quiet_from, quiet_until, chosen, pushed) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (account_id) DO UPDATE SET quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, \
     chosen = excluded.chosen, pushed = excluded.pushed";

const ASK: &str = "INSERT INTO notice_wishes (account_id, quiet_from, quiet_until, chosen, mail, mail_state, mail_at) \
     VALUES ($1, $2, $3, '', $4, 'asked', $5) \
     ON CONFLICT (account_id) DO UPDATE SET mail = excluded.mail, mail_state = 'asked', mail_at = excluded.mail_at";

const LETTER: &str = "INSERT INTO letters (account_id, kind, from_event, due_at, tries, next_try_at, state) \
     VALUES ($1, 'confirm', 0, $2, 0, $2, 'waiting')";

/// What waits for an address that is no longer asked for is not sent.
const DROP_LETTERS: &str = "UPDATE letters SET state = 'dropped' WHERE account_id = $1 AND state = 'waiting'";
const CONFIRM: &str =
    "UPDATE notice_wishes SET mail_state = 'confirmed' WHERE account_id = $1 AND mail_state = 'asked'";
const FORGET: &str = "UPDATE notice_wishes SET mail = NULL, mail_state = NULL, mail_at = NULL WHERE account_id = $1 AND mail IS NOT NULL";
const SILENCE: &str = "UPDATE notice_wishes SET chosen = $2 WHERE account_id = $1";

/// Wishes of a row with `quiet_from`, `quiet_until`, `chosen` and `pushed`; the usual ones where all are empty.
pub(super) fn of_row(row: &QueryResult) -> AppResult<Wishes> {
    let hour = |column: &str| row.try_get::<Option<i32>>("", column);
    let Some(hours) = hour("quiet_from")?.zip(hour("quiet_until")?) else { return Ok(Wishes::default()) };
    let (mail, phone): (String, String) = (row.try_get("", "chosen")?, row.try_get("", "pushed")?);
    Ok(Wishes::read(quiet(hours), &mail, &phone))
}

fn of_model(row: &Model) -> Wishes {
    Wishes::read(quiet((row.quiet_from, row.quiet_until)), &row.chosen, &row.pushed)
}

fn quiet((from, until): (i32, i32)) -> QuietHours {
    let hour = |hour: i32| u8::try_from(hour).ok().and_then(Hour::new);
    hour(from).zip(hour(until)).map_or_else(QuietHours::default, |(from, until)| QuietHours { from, until })
}

pub async fn settings(cx: &Request<Reading>, permit: &Permit<OwnAccount>) -> AppResult<Settings> {
    let row = Entity::find_by_id(permit.by()).one(&cx.tx).await?;
    let wishes = row.as_ref().map(of_model).unwrap_or_default();
    let (phone, kinds) = (devices::phone(cx, permit).await?, Hearing::of(&cx.actor).kinds());
    Ok(Settings { wishes, mail: mail_box(&cx.house, row), phone, kinds })
}

fn mail_box(house: &House, row: Option<Model>) -> MailBox {
    if house.post.is_none() {
        return MailBox::Off;
    }
    let Some((mail, state)) = row.and_then(|row| row.mail.zip(row.mail_state)) else { return MailBox::None };
    match state.as_str() {
        "confirmed" => MailBox::Confirmed(mail),
        "refused" => MailBox::Refused(mail),
        _ => MailBox::Asked(mail),
    }
}

pub async fn save(cx: &Request<Writing>, wishes: &Wishes, permit: Permit<OwnAccount>) -> AppResult<()> {
    let (from, until) = hours(wishes.quiet);
    let (mail, phone) = (wishes.written(), wishes.written_phone());
    let values = [permit.by().0.into(), from.into(), until.into(), mail.into(), phone.into()];
    sql::run(&cx.tx, SAVE, values).await?;
    record_own(&cx.tx, cx.now, permit.by(), "notice.wish").await
}

fn hours(quiet: QuietHours) -> (i32, i32) {
    (quiet.from.number().into(), quiet.until.number().into())
}

/// Asks the address whether it is the person's: a letter with a link goes there, and nothing else until it is opened.
pub async fn set_mail(
    cx: &Request<Writing>,
    mail: &MailAddress,
    permit: Permit<OwnAccount>,
) -> AppResult<()> {
    let account = permit.by().0;
    let (from, until) = hours(QuietHours::default());
    sql::run(&cx.tx, DROP_LETTERS, [account.into()]).await?;
    let values = [account.into(), from.into(), until.into(), mail.as_str().into(), cx.now.into()];
    sql::run(&cx.tx, ASK, values).await?;
    sql::run(&cx.tx, LETTER, [account.into(), cx.now.into()]).await?;
    record_own(&cx.tx, cx.now, permit.by(), "notice.mail").await
}

/// The secret of the letter that asks an address. Whoever has it reads what is sent there: nothing of it is kept.
pub fn secret(house: &House, row: &Model) -> Option<String> {
    let (mail, at) = row.mail.as_ref().zip(row.mail_at)?;
    Some(house.vault.blind(&format!("mail {} {mail} {}", row.account_id, at.timestamp())))
}

/// The address has answered. A link works once, and only for the address it was sent to.
pub async fn confirm(
    cx: &Request<Writing>,
    secret_brought: &str,
    permit: Permit<OwnAccount>,
) -> AppResult<()> {
    let row = Entity::find_by_id(permit.by()).one(&cx.tx).await?;
    let known = row.as_ref().and_then(|row| secret(&cx.house, row));
    let same = known.is_some_and(|known| known == secret_brought);
    if !same || sql::run(&cx.tx, CONFIRM, [permit.by().0.into()]).await? == 0 {
        let why = "Ссылка уже сработала или выдана другому адресу. Отправьте письмо ещё раз.";
        return Err(AppError::Refused(why.into()));
    }
    record_own(&cx.tx, cx.now, permit.by(), "notice.confirm").await
}

pub async fn forget_mail(cx: &Request<Writing>, permit: Permit<OwnAccount>) -> AppResult<()> {
    sql::run(&cx.tx, DROP_LETTERS, [permit.by().0.into()]).await?;
    sql::run(&cx.tx, FORGET, [permit.by().0.into()]).await?;
    record_own(&cx.tx, cx.now, permit.by(), "notice.forget").await
}

/// Somebody pressed «отписаться» in a mail program: it brings nothing but the secret of the letter.
pub async fn unsubscribe(house: &House, account: AccountId) -> AppResult<()> {
    let tx = house.db.turn().await?;
    let row = Entity::find_by_id(account).one(&tx).await?.ok_or(AppError::NotFound)?;
    sql::run(&tx, SILENCE, [account.0.into(), of_model(&row).silent().written().into()]).await?;
    sql::run(&tx, DROP_LETTERS, [account.0.into()]).await?;
    tx.commit().await
}
