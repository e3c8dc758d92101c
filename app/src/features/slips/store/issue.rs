//! From ticked names to new passwords: made, hashed, printed, and only then written.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::access::Permit;
use domain::ids::{AccountId, PersonId};
use domain::print::{Slip, Slips};
use domain::slip::{IssueSlips, LETTERS, SlipEntry, Whose, one_time_password};
use entity::{account, session, sign_in_link};
use rand::RngCore;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::login;
use super::people::{Found, last_day, people};
use crate::kit::db::Writing;
use crate::kit::event::{Happening, Log, record_all};
use crate::kit::house::House;
use crate::kit::{AppError, AppResult, Request, link, password, rolls};

/// Slips on one sheet at most: more would keep the writer from others.
const MOST: usize = 200;

/// Whom a sheet is for, all of them permitted and with a login.
pub struct Handed {
    school: String,
    title: String,
    last_day: NaiveDate,
    people: Vec<(SlipEntry, AccountId, Slip)>,
}

/// The same with passwords, known to this process alone.
pub struct Minted {
    handed: Handed,
    hashes: Vec<String>,
    address: String,
}

impl Minted {
    /// What is printed.
    pub fn paper(&self) -> Slips {
        let Handed { school, title, last_day, people } = &self.handed;
        Slips {
            school: school.clone(),
            title: title.clone(),
            address: self.address.clone(),
            last_day: *last_day,
            slips: people.iter().map(|(_, _, slip)| slip.clone()).collect(),
        }
    }
}

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
    let found = people(&cx.tx, whose, (of, cx.today)).await?;
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
    Ok(Handed {
        school: rolls::school_title(&cx.tx, of.school).await?,
        title,
        last_day: last_day(cx.today),
        people,
    })
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
    let (account, login) = if let (Some(account), Some(login)) = (entry.account(), found.login) {
        (account, login)
    } else {
        let opened = login::open(&cx.tx, (entry.person(), &found.name), cx.now).await?;
        log.enter(&cx.tx, "account.add", format!("person:{}", entry.person()), None).await?;
        opened
    };
    let note = if found.note.is_empty() { class.to_owned() } else { found.note };
    Ok((entry, account, Slip { name, note, login, password: String::new() }))
}

/// Makes the passwords and their hashes, one after another: whoever signs in meanwhile waits for one at most.
pub async fn mint(house: &House, mut handed: Handed) -> AppResult<Minted> {
    let mut hashes = vec![];
    for (_, _, slip) in &mut handed.people {
        let mut random = [0; LETTERS];
        rand::rng().fill_bytes(&mut random);
        slip.password = one_time_password(random);
        hashes.push(password::hash(house, slip.password.clone()).await?);
    }
    let address = house.settings.address(link::SIGN_IN);
    Ok(Minted { handed, hashes, address })
}

/// Writes the hashes; whoever was signed in with the old password is out.
pub async fn issue(cx: &Request<Writing>, minted: &Minted, permit: Permit<IssueSlips>) -> AppResult<()> {
    let mut done = vec![];
    for ((entry, account, _), hash) in minted.handed.people.iter().zip(&minted.hashes) {
        let changed = account::ActiveModel {
            id: Set(*account),
            password_hash: Set(Some(hash.clone())),
            must_change: Set(true),
            one_time_until: Set(Some(minted.handed.last_day)),
            ..Default::default()
        };
        changed.update(&cx.tx).await?;
        session::Entity::delete_many().filter(session::Column::AccountId.eq(*account)).exec(&cx.tx).await?;
        let unspent = sign_in_link::Column::UsedAt.is_null();
        let links = sign_in_link::Entity::delete_many().filter(sign_in_link::Column::AccountId.eq(*account));
        links.filter(unspent).exec(&cx.tx).await?;
        done.push(Happening {
            school: permit.action().school,
            at: cx.now,
            by: Some(entry.by()),
            act: "account.slip",
            subject: format!("account:{account}"),
            old: None,
            new: Some(minted.handed.last_day.to_string()),
            reason: None,
        });
    }
    record_all(&cx.tx, &done).await
}
