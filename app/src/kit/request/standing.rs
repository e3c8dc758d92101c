//! The rows that say who somebody is today.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Actor, Charge, Grant, Right, Role, Standing};
use domain::consent::{Due, held_back};
use domain::hat::Hat;
use domain::ids::{AccountId, ClassId, GroupId, OrganisationId, PersonId, SchoolId};
use domain::org::OrgKind;
use domain::rights::Deviation;
use domain::second_factor::{self, Factor, Owed, Password};
use sea_orm::{DbErr, QueryResult};

use super::dues::{due, dues};
use super::stand_ins::{Note, stand_in, stands_in, stood};
use super::{Signed, Who};
use crate::kit::db::Reading;
use crate::kit::house::House;
use crate::kit::who::Side;
use crate::kit::{AppError, AppResult, notices, session, sql};
use crate::ui::words::day_of_year;

const SESSION: &str = "SELECT s.account_id, s.created_at, s.seen_at, s.hat, a.must_change, a.password_hash IS NOT NULL AS has_password, \
       f.confirmed_at IS NOT NULL AS has_factor, s.proved_at IS NOT NULL AS proved, p.id, p.surname, p.given, p.patronymic, \
       (SELECT MAX(f.until) FROM staff f WHERE f.person_id = p.id AND f.until < $3) AS left_on \
     FROM sessions s JOIN accounts a ON a.id = s.account_id JOIN persons p ON p.id = a.person_id \
     LEFT JOIN second_factors f ON f.account_id = a.id \
     WHERE s.token_hash = $1 AND s.ends_at > $2 AND a.blocked_at IS NULL";

/// Nobody is at the door: there is nothing to be proved.
const ACCOUNT: &str = "SELECT a.id AS account_id, a.must_change, a.password_hash IS NOT NULL AS has_password, \
       f.confirmed_at IS NOT NULL AS has_factor, 1 = 1 AS proved, p.id, p.surname, p.given, p.patronymic \
     FROM accounts a JOIN persons p ON p.id = a.person_id LEFT JOIN second_factors f ON f.account_id = a.id \
     WHERE p.id = $1 AND a.blocked_at IS NULL";

const SEEN: &str = "UPDATE sessions SET seen_at = $1 WHERE token_hash = $2";

/// Whoever is dismissed leads no class of the school any more, and has no group there.
macro_rules! left {
    ($of:literal) => {
        concat!(
            "AND NOT EXISTS (SELECT 1 FROM staff f WHERE f.school_id = ",
            $of,
            ".school_id AND f.person_id = $1 AND f.until < $2)"
        )
    };
}

/// All that the rows of today say of a person, in one question: each answer goes through two threads.
const STANDING: &str = concat!(
    stood!(),
    "SELECT 'role' AS tag, r.role AS code, o.kind AS kind, r.organisation_id AS a, r.organisation_id AS b, \
       CASE WHEN o.short_name = '' THEN o.name ELSE o.short_name END AS title, '' AS given \
     FROM roles r JOIN organisations o ON o.id = r.organisation_id \
     WHERE r.person_id = $1 AND r.since <= $2 AND (r.until IS NULL OR r.until >= $2) \
     UNION ALL SELECT 'right', x.role, x.gives, x.school_id, CASE WHEN x.given THEN 1 ELSE 0 END, '', '' FROM role_rights x \
     WHERE x.school_id IN (SELECT organisation_id FROM roles WHERE person_id = $1 UNION SELECT school_id FROM stood) \
     UNION ALL SELECT 'group', '', '', t.school_id, t.group_id, '', '' FROM group_teachers t \
     WHERE t.teacher_id = $1 AND t.since <= $2 AND (t.until IS NULL OR t.until >= $2) ",
    left!("t"),
    " UNION ALL SELECT 'class', '', '', c.school_id, c.id, '', '' FROM classes c \
     JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id WHERE c.teacher_id = $1 AND ",
    sql::year_in_hand!(),
    " ",
    left!("c"),
    " \
     UNION ALL SELECT 'child', '', '', p.id, p.id, p.surname, p.given FROM kinships k JOIN persons p ON p.id = k.child_id \
     WHERE k.guardian_id = $1 AND k.may_view \
     UNION ALL SELECT 'pupil', '', '', school_id, class_id, '', '' FROM class_members \
     WHERE pupil_id = $1 AND since <= $2 AND (until IS NULL OR until >= $2) ",
    stands_in!(),
    "UNION ALL ",
    dues!()
);

/// The answer to it.
#[derive(Default)]
struct Found {
    facts: Standing,
    dues: Vec<Due>,
    names: Vec<(Hat, Name)>,
    notes: Vec<Note>,
}

/// What a post or a child is called.
#[derive(Clone, Debug)]
pub(super) struct Name {
    title: String,
    kind: Option<OrgKind>,
}

/// Finds the session and all that its person may do today, and notes the visit.
pub(super) async fn signed(tx: &Reading, house: &House, token_hash: &str) -> AppResult<Signed> {
    let (signed, seen) = looked_at(tx, house, token_hash).await?;
    if house.clock.now() - seen > session::SEEN_EVERY {
        note_seen(house.clone(), token_hash.to_owned());
    }
    Ok(signed)
}

/// Somebody who is not here, as the rows of today say; whoever has no open account is nobody.
pub(super) async fn absent(tx: &Reading, house: &House, person: PersonId) -> AppResult<Signed> {
    let row = sql::row(tx, ACCOUNT, [person.0.into()]).await?.ok_or(AppError::SignedOut)?;
    signed_as(tx, house, &row, ("", None)).await
}

/// The same without noting it, and when the last visit was.
pub(super) async fn looked_at(
    tx: &Reading,
    house: &House,
    token_hash: &str,
) -> AppResult<(Signed, DateTime<Utc>)> {
    let now = house.clock.now();
    let found = sql::row(tx, SESSION, [token_hash.into(), now.into(), house.clock.today().into()]).await?;
    let row = found.ok_or(AppError::SignedOut)?;
    // Whoever was dismissed is out with the day, by the clocks of the city.
    let (created, left): (DateTime<Utc>, Option<NaiveDate>) =
        (row.try_get("", "created_at")?, row.try_get("", "left_on")?);
    if left.is_some_and(|left| house.clock.day_of(created) <= left) {
        return Err(AppError::SignedOut);
    }
    let signed = signed_as(tx, house, &row, (token_hash, row.try_get("", "hat")?)).await?;
    let seen: DateTime<Utc> = row.try_get("", "seen_at")?;
    if !signed.actor.standing().grants.is_empty() && now - seen > session::STAFF_IDLE {
        return Err(AppError::SignedOut);
    }
    Ok((signed, seen))
}

/// Of a row with an account and its person: what they may do today. Whoever owes something at the door may do nothing.
async fn stands(tx: &Reading, row: &QueryResult, today: NaiveDate) -> AppResult<(Found, Option<Owed>)> {
    let (factor, password) = at_the_door(row)?;
    let nothing = |owes| {
        let facts = Standing { unproved: owes == Owed::Code, ..Standing::default() };
        (Found { facts, ..Found::default() }, Some(owes))
    };
    if let Some(owes) = second_factor::owed(factor, password) {
        return Ok(nothing(owes));
    }
    let person = PersonId(row.try_get("", "id")?);
    let Found { facts, dues, names, notes } = found(tx, person, today).await?;
    if let Some(owes) = second_factor::owed_by_roles(factor, password, &facts.grants) {
        return Ok(nothing(owes));
    }
    let (facts, dues) = held_back(facts, person, dues);
    Ok((Found { facts, dues, names, notes }, None))
}

async fn signed_as(
    tx: &Reading,
    house: &House,
    row: &QueryResult,
    (token_hash, chosen): (&str, Option<String>),
) -> AppResult<Signed> {
    let (Found { facts, dues, names, notes }, owes) = stands(tx, row, house.clock.today()).await?;
    let (account, person) = (AccountId(row.try_get("", "account_id")?), PersonId(row.try_get("", "id")?));
    let actor = Arc::new(Actor::new(account, person, facts));
    let hat = Hat::on(&actor, chosen.and_then(|text| text.parse().ok()));
    let (name, token_hash) = (sql::person_name(row)?, token_hash.to_owned());
    Ok(Signed { actor, name, owes, dues, hat, token_hash, names, notes })
}

fn at_the_door(row: &QueryResult) -> Result<(Factor, Password), DbErr> {
    let is = |column| row.try_get::<bool>("", column);
    let factor = match (is("has_factor")?, is("proved")?) {
        (false, _) => Factor::Absent,
        (true, false) => Factor::Awaited,
        (true, true) => Factor::Given,
    };
    let password = match (is("must_change")?, is("has_password")?) {
        (true, _) => Password::OneTime,
        (false, true) => Password::Own,
        (false, false) => Password::Absent,
    };
    Ok((factor, password))
}

async fn found(tx: &Reading, person: PersonId, today: NaiveDate) -> AppResult<Found> {
    let mut found = Found::default();
    for row in sql::rows(tx, STANDING, [person.0.into(), today.into()]).await? {
        let (tag, a, b): (String, i64, i64) =
            (row.try_get("", "tag")?, row.try_get("", "a")?, row.try_get("", "b")?);
        match tag.as_str() {
            "role" => {
                let (grant, name) = post(&row)?;
                found.facts.grants.extend(grant);
                found.names.push((Hat::Work(OrganisationId(a)), name));
            }
            "right" => found.facts.deviations.extend(deviation(&row, (SchoolId(a), b > 0))?),
            "group" => found.facts.teaches.push((SchoolId(a), GroupId(b))),
            "class" => found.facts.leads.push((SchoolId(a), ClassId(b))),
            "child" => {
                found.facts.children.push(PersonId(a));
                let (surname, given): (String, String) =
                    (row.try_get("", "title")?, row.try_get("", "given")?);
                let name = Name { title: format!("{given} {surname}"), kind: None };
                found.names.push((Hat::Guardian(PersonId(a)), name));
            }
            "due" => found.dues.extend(due(&row)?),
            "stand" => {
                let Some((stands_in, note)) = stand_in(&row)? else { continue };
                found.facts.stands_in.push(stands_in);
                found.notes.push(note);
            }
            _ => found.facts.pupil = true,
        }
    }
    found.dues.sort_by_key(|due| (due.school, due.purpose.code(), due.through));
    Ok(found)
}

fn post(row: &QueryResult) -> Result<(Option<Grant>, Name), DbErr> {
    let (code, kind): (String, String) = (row.try_get("", "code")?, row.try_get("", "kind")?);
    let (organisation, kind) = (OrganisationId(row.try_get("", "a")?), OrgKind::parse(&kind));
    let grant = Role::parse(&code).zip(kind).map(|(role, kind)| Grant { role, organisation, kind });
    Ok((grant, Name { title: row.try_get("", "title")?, kind }))
}

/// A role or a right that the program does not know changes nothing.
fn deviation(row: &QueryResult, (school, given): (SchoolId, bool)) -> Result<Option<Deviation>, DbErr> {
    let (role, right): (String, String) = (row.try_get("", "code")?, row.try_get("", "kind")?);
    let known = Role::parse(&role).zip(Right::parse(&right));
    Ok(known.map(|(role, right)| Deviation { school, role, right, given }))
}

/// Last seen is a courtesy: it is written aside, and lost without harm.
fn note_seen(house: House, token_hash: String) {
    tokio::spawn(async move {
        let now = house.clock.now();
        let written = async {
            let tx = house.db.turn().await?;
            sql::run(&tx, SEEN, [now.into(), token_hash.into()]).await?;
            tx.commit().await
        };
        if let Err(error) = written.await {
            tracing::warn!(%error, "last-seen was not written");
        }
    });
}

/// The signed-in person with the names of all sides.
pub(super) async fn who(tx: &Reading, house: &House, signed: &Signed) -> AppResult<Who> {
    let (actor, fixed_today) = (&signed.actor, house.clock.fixed().map(day_of_year));
    let rights = match signed.hat {
        Some(Hat::Work(organisation)) => actor.standing().rights_in(organisation),
        _ => vec![],
    };
    let here = |school: SchoolId| signed.hat == Some(Hat::Work(school.into()));
    Ok(Who {
        person: actor.person(),
        name: signed.name.short(),
        hat: signed.hat,
        hats: Hat::all_of(actor).into_iter().map(|hat| side(hat, signed)).collect(),
        rights,
        teaches: actor.standing().teaches.iter().any(|(school, _)| here(*school)),
        leads: actor.standing().leads.iter().any(|(school, _)| here(*school)),
        owes: signed.owes,
        asked: !signed.dues.is_empty(),
        unread: notices::unread(tx, actor, house).await?,
        fixed_today,
    })
}

fn side(hat: Hat, signed: &Signed) -> Side {
    let named = signed.names.iter().find(|(of, _)| *of == hat).map(|(_, name)| name.clone());
    let (title, kind) = named.map_or_else(|| (signed.name.short(), None), |name| (name.title, name.kind));
    let note = match hat {
        Hat::Work(organisation) => roles(signed, organisation),
        Hat::Guardian(_) => "Ребёнок".into(),
        Hat::Pupil => "Ученик".into(),
    };
    let lent = signed.notes.iter().any(|note| hat == Hat::Work(note.organisation));
    Side { hat, title, note, kind, lent }
}

/// «Учитель, Завуч за Иванову А. П. до 30.11»
fn roles(signed: &Signed, organisation: OrganisationId) -> String {
    let notes: Vec<&Note> = signed.notes.iter().filter(|note| note.organisation == organisation).collect();
    let here = signed.actor.standing().grants.iter().filter(|g| g.organisation == organisation);
    let mut own: Vec<Role> = here.map(|grant| grant.role).collect();
    for note in &notes {
        let lent = own.iter().rposition(|role| Charge::Role(*role) == note.charge);
        lent.map(|at| own.remove(at));
    }
    let lent = notes.iter().map(|note| match note.charge {
        Charge::Role(role) => format!("{} {}", role.title(), note.words),
        Charge::Class(_) => format!("классный руководитель {}", note.words),
    });
    own.into_iter().map(|role| role.title().to_owned()).chain(lent).collect::<Vec<_>>().join(", ")
}
