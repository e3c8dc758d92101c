//! Which school is meant, and what stands above it.

use domain::ids::SchoolId;
use domain::rights::{Place, ReadRoles};
use sea_orm::ConnectionTrait;

use crate::features::rights::people::Here;
use crate::kit::db::Writing;
use crate::kit::{AppError, AppResult, Request, rolls, sql};

/// The school asked for, if the caller works there or appoints there; by default the one now on.
pub async fn place<T: ConnectionTrait>(cx: &Request<T>, school: Option<SchoolId>) -> AppResult<Place> {
    let school = school.map_or_else(|| cx.school(), Ok)?;
    let place = rolls::place(&cx.tx, school).await?;
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
