//! Who coordinates a school, as the office above sees it: brought in, and handed the first password.

use chrono::{DateTime, Utc};
use domain::access::Permit;
use domain::ids::{AccountId, OrganisationId, PersonId, SchoolId};
use domain::print::Slip;
use domain::rights::{BringCoordinator, Introduction, Newcomer, Place, Seat};
use domain::role::Role;
use domain::slip::{Access, AccountFacts, Recipient};
use entity::{person, role, role_order};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryResult, Set,
};

use crate::features::organisations::coordinator::{Answering, Coordinator};
use crate::kit::clock::Clock;
use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::slip::{self, Handed, last_day};
use crate::kit::{AppError, AppResult, Request, rolls, sql};

/// Coordinators of today and later with what their accounts say; `posts` are all organisations where they work.
const COORDINATORS: &str = "SELECT p.id, p.surname, p.given, p.patronymic, a.id AS account, a.login, a.blocked_at, \
     a.one_time_until, a.last_seen_at, (SELECT string_agg(CAST(w.organisation_id AS text), ',') FROM roles w \
       WHERE w.person_id = p.id AND (w.until IS NULL OR w.until >= $2)) AS posts \
     FROM persons p LEFT JOIN accounts a ON a.person_id = p.id WHERE p.id IN (SELECT r.person_id FROM roles r \
       WHERE r.organisation_id = $1 AND r.role = 'coordinator' AND (r.until IS NULL OR r.until >= $2)) \
     ORDER BY p.search, p.id";

struct Found {
    recipient: Recipient,
    name: domain::people::PersonName,
    login: Option<String>,
    facts: AccountFacts,
}

/// The school with what stands above it, if the caller's office brings coordinators in there.
pub async fn place<T: ConnectionTrait>(cx: &Request<T>, school: OrganisationId) -> AppResult<Place> {
    let place = rolls::place(&cx.tx, SchoolId(school.0)).await?;
    let below = BringCoordinator(place);
    if cx.actor.may(&below) { Ok(below.0) } else { Err(AppError::NotFound) }
}

/// Who answers for the school, for the office that sees to it; none: the caller sees to none.
pub async fn answering(cx: &Request<Reading>, school: OrganisationId) -> AppResult<Option<Answering>> {
    let place = match place(cx, school).await {
        Err(AppError::NotFound) => return Ok(None),
        found => found?,
    };
    let permit = cx.actor.permit(BringCoordinator(place))?;
    let shown = |one: Found| Coordinator {
        refused: one.recipient.first_slip(one.facts, &permit).err().map(|why| why.to_string()),
        person: one.recipient.person,
        name: one.name.full(),
        login: one.login,
        access: Access::on(cx.today, one.facts),
    };
    let coordinators = found(cx, SchoolId(school.0)).await?.into_iter().map(shown).collect();
    Ok(Some(Answering { coordinators, last_day: last_day(cx.today) }))
}

async fn found<T: ConnectionTrait>(cx: &Request<T>, school: SchoolId) -> AppResult<Vec<Found>> {
    let rows = sql::rows(&cx.tx, COORDINATORS, [school.0.into(), cx.today.into()]).await?;
    rows.iter().map(|row| read(row, cx.house.clock)).collect()
}

fn read(row: &QueryResult, clock: Clock) -> AppResult<Found> {
    let account = row.try_get::<Option<i64>>("", "account")?.map(AccountId);
    let blocked = row.try_get::<Option<DateTime<Utc>>>("", "blocked_at")?.is_some();
    let posts: Option<String> = row.try_get("", "posts")?;
    let posts = posts.unwrap_or_default();
    let posts = posts.split(',').filter_map(|id| id.parse().ok().map(OrganisationId)).collect();
    let seen: Option<DateTime<Utc>> = row.try_get("", "last_seen_at")?;
    let facts = AccountFacts {
        exists: account.is_some(),
        blocked,
        one_time_until: row.try_get("", "one_time_until")?,
        seen: seen.map(|moment| clock.day_of(moment)),
    };
    let person = PersonId(row.try_get("", "id")?);
    Ok(Found {
        recipient: Recipient { person, account, blocked, posts, awaits_consent: false },
        name: sql::person_name(row)?,
        login: row.try_get("", "login")?,
        facts,
    })
}

/// Whether the seat is free; until the turn is over no other hand fills it.
pub async fn seat(cx: &Request<Writing>, place: &Place) -> AppResult<Seat> {
    const WAIT: &str = "SELECT id FROM organisations WHERE id = $1 FOR NO KEY UPDATE";
    sql::wait(&cx.tx, WAIT, [place.school.0.into()]).await?;
    Ok(if found(cx, place.school).await?.is_empty() { Seat::Empty } else { Seat::Taken })
}

/// Writes the newcomer, or finds who has the name and the telephone, with a login and the role.
pub async fn introduce(cx: &Request<Writing>, entry: &Introduction) -> AppResult<()> {
    let log = Log { school: entry.school(), by: Some(entry.by()), at: cx.now };
    let person = person(cx, entry.newcomer(), &log).await?;
    let wish = entry.wish();
    let given = role::ActiveModel {
        person_id: Set(person),
        organisation_id: Set(entry.school().into()),
        role: Set(Role::Coordinator.code().to_owned()),
        since: Set(wish.since),
        until: Set(wish.until),
        ..Default::default()
    };
    given.insert(&cx.tx).await?;
    let order = role_order::ActiveModel {
        school_id: Set(entry.school()),
        person_id: Set(person),
        kind: Set("given".to_owned()),
        role: Set(Some(Role::Coordinator.code().to_owned())),
        day: Set(wish.since),
        until: Set(wish.until),
        basis: Set(wish.basis.clone()),
        by: Set(entry.by()),
        at: Set(cx.now),
        ..Default::default()
    };
    order.insert(&cx.tx).await?;
    let told = Some(Role::Coordinator.code().to_owned());
    log.enter(&cx.tx, "role.give", format!("person:{person}"), told).await
}

async fn person(cx: &Request<Writing>, newcomer: &Newcomer, log: &Log) -> AppResult<PersonId> {
    let Newcomer { name, phone } = newcomer;
    let same = person::Entity::find()
        .filter(person::Column::Search.eq(name.search_key()))
        .filter(person::Column::PhoneKey.eq(phone.digits()));
    if let Some(known) = same.order_by_asc(person::Column::Id).one(&cx.tx).await? {
        let account = entity::account::Column::PersonId.eq(known.id);
        if entity::account::Entity::find().filter(account).one(&cx.tx).await?.is_none() {
            slip::login(&cx.tx, (known.id, name), log).await?;
        }
        return Ok(known.id);
    }
    let new = person::ActiveModel {
        search: Set(name.search_key()),
        surname: Set(name.surname.clone()),
        given: Set(name.given.clone()),
        patronymic: Set(name.patronymic.clone()),
        phone: Set(Some(phone.to_string())),
        phone_key: Set(Some(phone.digits())),
        ..Default::default()
    };
    let id = new.insert(&cx.tx).await?.id;
    log.enter(&cx.tx, "person.add", format!("person:{id}"), None).await?;
    slip::login(&cx.tx, (id, name), log).await?;
    Ok(id)
}

/// The coordinator `person` of the school, who may be handed the first password.
pub async fn handed(
    cx: &Request<Writing>,
    person: PersonId,
    permit: &Permit<BringCoordinator>,
) -> AppResult<Handed> {
    let school = permit.action().0.school;
    let found = found(cx, school).await?.into_iter().find(|one| one.recipient.person == person);
    let Found { recipient, name, login, facts } = found.ok_or(AppError::NotFound)?;
    let refused = |why| AppError::Refused(format!("{}: {why}.", name.full()));
    let entry = recipient.first_slip(facts, permit).map_err(refused)?;
    let log = Log { school, by: Some(permit.by()), at: cx.now };
    let (account, login) = match (entry.account(), login) {
        (Some(account), Some(login)) => (account, login),
        _ => slip::login(&cx.tx, (person, &name), &log).await?,
    };
    let note = Role::Coordinator.title().to_owned();
    let slip = Slip { name: name.full(), note: note.clone(), login, password: String::new() };
    Handed::of(cx, (school, note), vec![(entry, account, slip)]).await
}
