//! The school's table of rights: what is not as usual.

use std::collections::BTreeMap;

use domain::access::Permit;
use domain::ids::SchoolId;
use domain::rights::{Deviation, KeepRights, RightsEntry, TableRow};
use domain::role::{Right, Role};
use entity::role_right::{ActiveModel, Column, Entity};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::place::{here, lock};
use crate::features::rights::table::{RightCell, RightsTable, RoleColumn};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Request, sql};

const BEARERS: &str = "SELECT role, COUNT(DISTINCT person_id) AS people FROM roles \
     WHERE organisation_id = $1 AND since <= $2 AND (until IS NULL OR until >= $2) GROUP BY role";

/// All roles of the school with all its rights.
pub async fn table(cx: &Request<Reading>, permit: &Permit<KeepRights>) -> AppResult<RightsTable> {
    let KeepRights(school) = *permit.action();
    let mut people: BTreeMap<String, i64> = BTreeMap::new();
    for row in sql::rows(&cx.tx, BEARERS, [school.0.into(), cx.today.into()]).await? {
        people.insert(row.try_get("", "role")?, row.try_get("", "people")?);
    }
    let deviations = deviations(cx, school).await?;
    let column = |role: Role| {
        let row = TableRow { role, deviations: deviations.clone() };
        let cell = |right| RightCell {
            right,
            given: row.gives(right),
            usual: role.gives(right),
            bound: role.bound(right),
        };
        let many = people.get(role.code()).copied().unwrap_or_default();
        let people = u32::try_from(many).unwrap_or(u32::MAX);
        RoleColumn { role, people, cells: Right::OF_SCHOOL.map(cell).into() }
    };
    let title = here(cx, school).await?.title;
    Ok(RightsTable { title, roles: Role::OF_SCHOOL.map(column).into() })
}

/// What one role of the school gives.
pub async fn row<T: ConnectionTrait>(cx: &Request<T>, school: SchoolId, role: Role) -> AppResult<TableRow> {
    if !role.is_of_school() {
        return Err(AppError::NotFound);
    }
    Ok(TableRow { role, deviations: deviations(cx, school).await? })
}

/// The caller's rights here, if this role is the caller's.
pub fn own_rights(cx: &Request<Writing>, school: SchoolId, role: Role) -> Option<Vec<Right>> {
    let standing = cx.actor.standing();
    let own = standing.grants.iter().any(|grant| grant.role == role && grant.organisation == school.into());
    own.then(|| standing.rights_in(school.into()))
}

async fn deviations<T: ConnectionTrait>(cx: &Request<T>, school: SchoolId) -> AppResult<Vec<Deviation>> {
    let rows = Entity::find().filter(Column::SchoolId.eq(school)).all(&cx.tx).await?;
    let read = rows.iter().filter_map(|row| {
        let (role, right) = Role::parse(&row.role).zip(Right::parse(&row.gives))?;
        Some(Deviation { school, role, right, given: row.given })
    });
    Ok(read.collect())
}

/// Keeps what is not as usual, and no row beside.
pub async fn set(cx: &Request<Writing>, school: SchoolId, entry: &RightsEntry) -> AppResult<()> {
    lock(cx, school).await?;
    let (role, log) = (entry.role(), Log { school, by: Some(entry.by()), at: cx.now });
    for (right, given) in entry.changes().iter().copied() {
        let of = (school, role.code().to_owned(), right.code().to_owned());
        Entity::delete_by_id(of).exec(&cx.tx).await?;
        if given != role.gives(right) {
            let row = ActiveModel {
                school_id: Set(school),
                role: Set(role.code().to_owned()),
                gives: Set(right.code().to_owned()),
                given: Set(given),
                by: Set(entry.by()),
                at: Set(cx.now),
            };
            Entity::insert(row).exec_without_returning(&cx.tx).await?;
        }
        let sign = if given { '+' } else { '-' };
        let told = Some(format!("{sign}{}", right.code()));
        log.enter(&cx.tx, "role.rights", format!("role:{}", role.code()), told).await?;
    }
    Ok(())
}
