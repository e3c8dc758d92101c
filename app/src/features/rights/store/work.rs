//! What the law asks before a role is given or ended: who works here, as what, and who else answers for the school.

use chrono::NaiveDate;
use domain::access::Permit;
use domain::ids::{PersonId, RoleId, SchoolId};
use domain::rights::{Appoint, Candidate, Employment, Held, RoleWish, Tenure};
use domain::role::{Right, Role};
use sea_orm::QueryResult;

use super::place::lock;
use super::table::row as table_row;
use crate::kit::db::Writing;
use crate::kit::rolls::STAFF;
use crate::kit::{AppError, AppResult, Request, sql};

const HELD: &str = "SELECT id, person_id, role, since, until FROM roles WHERE organisation_id = $1";

const CARD: &str = "SELECT since, until FROM staff WHERE school_id = $1 AND person_id = $2";

/// The person whom the permit is about, and the rights of the role here.
pub async fn candidate(
    cx: &Request<Writing>,
    person: PersonId,
    permit: &Permit<Appoint>,
) -> AppResult<(Candidate, Vec<Right>)> {
    let Appoint { place, role } = permit.action();
    let school = place.school;
    lock(cx, school).await?;
    let asked = format!(
        "SELECT s.until FROM persons p LEFT JOIN staff s ON s.school_id = $1 AND s.person_id = p.id \
         WHERE p.id = $3 AND p.id IN {STAFF}"
    );
    let works = sql::row(&cx.tx, &asked, [school.0.into(), cx.today.into(), person.0.into()]).await?;
    let own = cx.actor.person() == person;
    let candidate = Candidate {
        person,
        works_here: works.is_some(),
        held: held_by(cx, school, person).await?,
        leaves: works.map(|row| row.try_get::<Option<NaiveDate>>("", "until")).transpose()?.flatten(),
        own_rights: own.then(|| cx.actor.standing().rights_in(school.into())),
    };
    Ok((candidate, table_row(cx, school, *role).await?.rights()))
}

/// From today on, for good.
pub fn from_today(cx: &Request<Writing>) -> RoleWish {
    RoleWish { since: cx.today, until: None, basis: String::new() }
}

/// A role of this school with its bearer.
pub async fn held(cx: &Request<Writing>, school: SchoolId, role: RoleId) -> AppResult<(PersonId, Held)> {
    lock(cx, school).await?;
    let asked = format!("{HELD} AND id = $2");
    let row = sql::row(&cx.tx, &asked, [school.0.into(), role.0.into()]).await?.ok_or(AppError::NotFound)?;
    Ok((PersonId(row.try_get("", "person_id")?), read(&row)?.ok_or(AppError::NotFound)?))
}

/// The last day of somebody's work here, if it is known.
pub(super) async fn leaves(
    cx: &Request<Writing>,
    school: SchoolId,
    person: PersonId,
) -> AppResult<Option<NaiveDate>> {
    let card = sql::row(&cx.tx, CARD, [school.0.into(), person.0.into()]).await?;
    Ok(card.map(|row| row.try_get("", "until")).transpose()?.flatten())
}

pub(super) async fn held_by(
    cx: &Request<Writing>,
    school: SchoolId,
    person: PersonId,
) -> AppResult<Vec<Held>> {
    let asked = format!("{HELD} AND person_id = $2");
    all(&sql::rows(&cx.tx, &asked, [school.0.into(), person.0.into()]).await?)
}

/// The coordinators of the school.
pub async fn tenure(cx: &Request<Writing>, school: SchoolId) -> AppResult<Tenure> {
    let (asked, code) = (format!("{HELD} AND role = $2"), Role::Coordinator.code());
    Ok(Tenure(all(&sql::rows(&cx.tx, &asked, [school.0.into(), code.into()]).await?)?))
}

/// Somebody's work in the school; whoever has a role and no card works since the first of their roles.
pub async fn employment(cx: &Request<Writing>, school: SchoolId, person: PersonId) -> AppResult<Employment> {
    lock(cx, school).await?;
    let held = held_by(cx, school, person).await?;
    let card = sql::row(&cx.tx, CARD, [school.0.into(), person.0.into()]).await?;
    let (since, until): (Option<NaiveDate>, Option<NaiveDate>) = match card {
        Some(row) => (row.try_get("", "since")?, row.try_get("", "until")?),
        None => (held.iter().map(|held| held.since).min(), None),
    };
    let since = since.ok_or(AppError::NotFound)?;
    Ok(Employment { person, since, until, held, own: cx.actor.person() == person })
}

fn all(rows: &[QueryResult]) -> AppResult<Vec<Held>> {
    let held = rows.iter().filter_map(|row| read(row).transpose());
    held.collect()
}

/// A role that the program does not know is nobody's to give or end.
fn read(row: &QueryResult) -> AppResult<Option<Held>> {
    let code: String = row.try_get("", "role")?;
    let Some(role) = Role::parse(&code) else { return Ok(None) };
    let (since, until) = (row.try_get("", "since")?, row.try_get("", "until")?);
    Ok(Some(Held { id: RoleId(row.try_get("", "id")?), role, since, until }))
}
