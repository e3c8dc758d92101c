//! Which school is meant, and what stands above it.

use domain::ids::{OrganisationId, SchoolId};
use domain::rights::{Place, ReadRoles};
use sea_orm::ConnectionTrait;

use crate::features::rights::people::Here;
use crate::kit::db::Writing;
use crate::kit::{AppError, AppResult, Request, rolls, sql};

const ABOVE: &str = "SELECT o.parent_id AS first, p.parent_id AS second FROM organisations o \
     LEFT JOIN organisations p ON p.id = o.parent_id WHERE o.id = $1 AND o.kind = 'school'";

/// The school asked for, if the caller works there or appoints there; by default the one now on.
pub async fn place<T: ConnectionTrait>(cx: &Request<T>, school: Option<SchoolId>) -> AppResult<Place> {
    let school = school.map_or_else(|| cx.school(), Ok)?;
    let row = sql::row(&cx.tx, ABOVE, [school.0.into()]).await?.ok_or(AppError::NotFound)?;
    let parents: [Option<i64>; 2] = [row.try_get("", "first")?, row.try_get("", "second")?];
    let place = Place { school, above: parents.into_iter().flatten().map(OrganisationId).collect() };
    let works = cx.actor.standing().grants.iter().any(|grant| grant.organisation == school.into());
    if works || cx.actor.may(&ReadRoles(place.clone())) { Ok(place) } else { Err(AppError::NotFound) }
}

pub(super) async fn here<T: ConnectionTrait>(cx: &Request<T>, school: SchoolId) -> AppResult<Here> {
    let title = rolls::school_title(&cx.tx, school).await?;
    let own = cx.actor.holds(domain::role::Right::GiveRoles, school);
    Ok(Here { school, title, own, today: cx.today })
}

/// Whoever reads roles to change them waits until no other hand does.
pub(super) async fn lock(cx: &Request<Writing>, school: SchoolId) -> AppResult<()> {
    const WAIT: &str = "SELECT id FROM organisations WHERE id = $1 FOR NO KEY UPDATE";
    sql::wait(&cx.tx, WAIT, [school.0.into()]).await
}
