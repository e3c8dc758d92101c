//! The rows that say who somebody is today.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Actor, Grant, Role, Standing};
use domain::consent::{Due, held_back};
use domain::hat::Hat;
use domain::ids::{AccountId, ClassId, GroupId, OrganisationId, PersonId, SchoolId};
use domain::org::OrgKind;
use sea_orm::{DbErr, QueryResult};

use super::dues::dues;
use super::{Signed, Who};
use crate::kit::db::Reading;
use crate::kit::house::House;
use crate::kit::who::Side;
use crate::kit::{AppError, AppResult, session, sql};
use crate::ui::words::day_of_year;

const SESSION: &str = "SELECT s.account_id, s.seen_at, s.hat, a.must_change, p.id, p.surname, p.given, p.patronymic \
     FROM sessions s JOIN accounts a ON a.id = s.account_id JOIN persons p ON p.id = a.person_id \
     WHERE s.token_hash = $1 AND s.ends_at > $2 AND a.blocked_at IS NULL";

const ACCOUNT: &str = "SELECT a.id AS account_id, a.must_change, p.id, p.surname, p.given, p.patronymic \
     FROM accounts a JOIN persons p ON p.id = a.person_id WHERE p.id = $1 AND a.blocked_at IS NULL";

const SEEN: &str = "UPDATE sessions SET seen_at = $1 WHERE token_hash = $2";

const STANDING: &str = "SELECT 'role' AS tag, r.role AS code, o.kind AS kind, r.organisation_id AS a, r.organisation_id AS b \
     FROM roles r JOIN organisations o ON o.id = r.organisation_id \
     WHERE r.person_id = $1 AND r.since <= $2 AND (r.until IS NULL OR r.until >= $2) \
     UNION ALL SELECT 'group', '', '', school_id, group_id FROM group_teachers \
     WHERE teacher_id = $1 AND since <= $2 AND (until IS NULL OR until >= $2) \
     UNION ALL SELECT 'class', '', '', c.school_id, c.id FROM classes c \
     JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id WHERE c.teacher_id = $1 AND y.state <> 'closed' \
     UNION ALL SELECT 'child', '', '', child_id, child_id FROM kinships WHERE guardian_id = $1 AND may_view \
     UNION ALL SELECT 'pupil', '', '', school_id, class_id FROM class_members \
     WHERE pupil_id = $1 AND since <= $2 AND (until IS NULL OR until >= $2)";

const SIDES: &str = "SELECT 'work' AS tag, id, CASE WHEN short_name = '' THEN name ELSE short_name END AS title, kind AS note, '' AS given, '' AS patronymic \
     FROM organisations WHERE id IN (SELECT organisation_id FROM roles WHERE person_id = $1) \
     UNION ALL SELECT 'child', p.id, p.surname, '', p.given, COALESCE(p.patronymic, '') FROM persons p \
     JOIN kinships k ON k.child_id = p.id WHERE k.guardian_id = $1 AND k.may_view";

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
    let (actor, must_change, dues) = actor(tx, &row, house.clock.today()).await?;
    let (hat, name, token_hash) = (Hat::on(&actor, None), sql::person_name(&row)?, String::new());
    Ok(Signed { actor: Arc::new(actor), name, must_change, dues, hat, token_hash })
}

/// The same without noting it, and when the last visit was.
pub(super) async fn looked_at(
    tx: &Reading,
    house: &House,
    token_hash: &str,
) -> AppResult<(Signed, DateTime<Utc>)> {
    let (today, now) = (house.clock.today(), house.clock.now());
    let found = sql::row(tx, SESSION, [token_hash.into(), now.into()]).await?;
    let row = found.ok_or(AppError::SignedOut)?;
    let (actor, must_change, dues) = actor(tx, &row, today).await?;
    let seen: DateTime<Utc> = row.try_get("", "seen_at")?;
    if !actor.standing().grants.is_empty() && now - seen > session::STAFF_IDLE {
        return Err(AppError::SignedOut);
    }
    let chosen: Option<String> = row.try_get("", "hat")?;
    let hat = Hat::on(&actor, chosen.and_then(|text| text.parse().ok()));
    let (name, token_hash) = (sql::person_name(&row)?, token_hash.to_owned());
    Ok((Signed { actor: Arc::new(actor), name, must_change, dues, hat, token_hash }, seen))
}

/// Of a row with an account and its person: what they may do today. A new password being due, they may do nothing.
async fn actor(tx: &Reading, row: &QueryResult, today: NaiveDate) -> AppResult<(Actor, bool, Vec<Due>)> {
    let (account, person) = (AccountId(row.try_get("", "account_id")?), PersonId(row.try_get("", "id")?));
    let must_change: bool = row.try_get("", "must_change")?;
    let (facts, dues) = if must_change {
        (Standing::default(), vec![])
    } else {
        let dues = dues(tx, person, today).await?;
        held_back(standing(tx, person, today).await?, person, dues)
    };
    Ok((Actor::new(account, person, facts), must_change, dues))
}

async fn standing(tx: &Reading, person: PersonId, today: NaiveDate) -> AppResult<Standing> {
    let mut facts = Standing::default();
    for row in sql::rows(tx, STANDING, [person.0.into(), today.into()]).await? {
        let (tag, a, b): (String, i64, i64) =
            (row.try_get("", "tag")?, row.try_get("", "a")?, row.try_get("", "b")?);
        match tag.as_str() {
            "role" => facts.grants.extend(grant(&row)?),
            "group" => facts.teaches.push((SchoolId(a), GroupId(b))),
            "class" => facts.leads.push((SchoolId(a), ClassId(b))),
            "child" => facts.children.push(PersonId(a)),
            _ => facts.pupil = true,
        }
    }
    Ok(facts)
}

fn grant(row: &QueryResult) -> Result<Option<Grant>, DbErr> {
    let (code, kind): (String, String) = (row.try_get("", "code")?, row.try_get("", "kind")?);
    let organisation = OrganisationId(row.try_get("", "a")?);
    Ok(Role::parse(&code).zip(OrgKind::parse(&kind)).map(|(role, kind)| Grant { role, organisation, kind }))
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
    let rows = sql::rows(tx, SIDES, [actor.person().0.into()]).await?;
    let mut hats = vec![];
    for hat in Hat::all_of(actor) {
        hats.push(side(hat, signed, &rows)?);
    }
    let rights = match signed.hat {
        Some(Hat::Work(organisation)) => {
            let here = actor.standing().grants.iter().filter(|g| g.organisation == organisation);
            here.flat_map(|g| g.role.rights().iter().copied()).collect()
        }
        _ => vec![],
    };
    let here = |school: SchoolId| signed.hat == Some(Hat::Work(school.into()));
    Ok(Who {
        person: actor.person(),
        name: signed.name.short(),
        hat: signed.hat,
        hats,
        rights,
        teaches: actor.standing().teaches.iter().any(|(school, _)| here(*school)),
        leads: actor.standing().leads.iter().any(|(school, _)| here(*school)),
        must_change: signed.must_change,
        asked: !signed.dues.is_empty(),
        fixed_today,
    })
}

fn side(hat: Hat, signed: &Signed, rows: &[QueryResult]) -> AppResult<Side> {
    let (tag, id) = match hat {
        Hat::Work(organisation) => ("work", organisation.0),
        Hat::Guardian(child) => ("child", child.0),
        Hat::Pupil => {
            let title = signed.name.short();
            return Ok(Side { hat, title, note: "Ученик".into(), kind: None });
        }
    };
    let mut side = Side { hat, title: String::new(), note: String::new(), kind: None };
    for row in rows {
        let (row_tag, row_id): (String, i64) = (row.try_get("", "tag")?, row.try_get("", "id")?);
        if row_tag != tag || row_id != id {
            continue;
        }
        side.title = row.try_get("", "title")?;
        if tag == "work" {
            side.kind = OrgKind::parse(&row.try_get::<String>("", "note")?);
            side.note = roles(signed, OrganisationId(id));
        } else {
            side.title = row.try_get::<String>("", "given")? + " " + &side.title;
            side.note = "Ребёнок".into();
        }
    }
    Ok(side)
}

fn roles(signed: &Signed, organisation: OrganisationId) -> String {
    let here = signed.actor.standing().grants.iter().filter(|g| g.organisation == organisation);
    here.map(|g| g.role.title()).collect::<Vec<_>>().join(", ")
}
