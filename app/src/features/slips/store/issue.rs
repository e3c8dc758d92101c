//! From ticked names to those who are handed a slip.

use std::collections::BTreeSet;

use domain::access::Permit;
use domain::ids::{AccountId, PersonId};
use domain::print::Slip;
use domain::slip::{IssueSlips, SlipEntry, Whose};

use super::people::{Found, people};
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::slip::{self, Handed};
use crate::kit::{AppError, AppResult, Request, rolls};

/// Slips on one sheet at most: more would keep the writer from others.
const MOST: usize = 200;

/// Finds those who are ticked, and gives a login to whoever lacks one.
pub async fn prepare(
    cx: &Request<Writing>,
    whose: Whose,
    ticked: &[PersonId],
    permit: &Permit<IssueSlips>,
) -> AppResult<Handed> {
    let of = *permit.action();
    let ticked: BTreeSet<PersonId> = ticked.iter().copied().collect();
    match ticked.len() {
        0 => return Err(AppError::Refused("Отметьте, кому напечатать пароли.".into())),
        1..=MOST => {}
        _ => return Err(AppError::Refused(format!("За один раз печатается не больше {MOST} паролей."))),
    }
    let title = rolls::title(&cx.tx, of.school, of.class).await?;
    let found = people(cx, whose, of).await?;
    let chosen: Vec<Found> =
        found.into_iter().filter(|found| ticked.contains(&found.recipient.person)).collect();
    if chosen.len() != ticked.len() {
        return Err(AppError::NotFound);
    }
    let log = Log { school: of.school, by: Some(permit.by()), at: cx.now };
    let mut people = vec![];
    for found in chosen {
        people.push(entered(cx, found, (permit, &title), &log).await?);
    }
    let title = if of.class.is_some() { format!("{title}, {}", whose.title()) } else { title };
    Handed::of(cx, (of.school, title), people).await
}

async fn entered(
    cx: &Request<Writing>,
    found: Found,
    (permit, class): (&Permit<IssueSlips>, &str),
    log: &Log,
) -> AppResult<(SlipEntry, AccountId, Slip)> {
    let name = found.name.full();
    let refused = |why| AppError::Refused(format!("{name}: {why}."));
    let entry = found.recipient.slip(permit).map_err(refused)?;
    let (account, login) = match (entry.account(), found.login) {
        (Some(account), Some(login)) => (account, login),
        _ => slip::login(&cx.tx, (entry.person(), &found.name), log).await?,
    };
    let note = if found.note.is_empty() { class.to_owned() } else { found.note };
    Ok((entry, account, Slip { name, note, login, password: String::new() }))
}
