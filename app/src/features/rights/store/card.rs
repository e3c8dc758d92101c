//! One person of a school.

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Permit;
use domain::ids::{PersonId, SchoolId};
use domain::rights::ReadRoles;
use domain::role::Role;
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::QueryResult;

use super::place::here;
use super::staff::{group, proposal, roles};
use super::stints::stand_ins;
use crate::features::rights::card::{Act, Card, Charge, Ordered};
use crate::features::rights::stints::StandIns;
use crate::kit::db::Reading;
use crate::kit::rolls::LED;
use crate::kit::{AppError, AppResult, Request, sql, trace};

/// Whoever has ever worked in the school is known there.
const PERSON: &str = "SELECT p.surname, p.given, p.patronymic, COALESCE(s.post, '') AS post, s.until FROM persons p \
     LEFT JOIN staff s ON s.school_id = $1 AND s.person_id = p.id WHERE p.id = $2 \
     AND (s.person_id IS NOT NULL OR EXISTS (SELECT 1 FROM roles r WHERE r.organisation_id = $1 AND r.person_id = p.id))";

const GROUPS: &str = "SELECT g.name, s.name AS subject, (SELECT COUNT(*) FROM group_teachers o WHERE o.school_id = g.school_id \
       AND o.group_id = g.id AND o.teacher_id <> $2 AND (o.until IS NULL OR o.until >= $3)) AS others \
     FROM group_teachers t JOIN groups g ON g.school_id = t.school_id AND g.id = t.group_id \
     JOIN subjects s ON s.id = g.subject_id \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id AND y.state <> 'closed' \
     WHERE t.school_id = $1 AND t.teacher_id = $2 AND (t.until IS NULL OR t.until >= $3) ORDER BY g.grade, g.name, s.name";

const ORDERS: &str = "SELECT x.kind, x.role, c.grade, c.letter, x.day, x.until, x.basis, x.at, p.surname, p.given, p.patronymic \
     FROM role_orders x JOIN accounts a ON a.id = x.\"by\" JOIN persons p ON p.id = a.person_id \
     LEFT JOIN classes c ON c.school_id = x.school_id AND x.role = 'class:' || CAST(c.id AS text) \
     WHERE x.school_id = $1 AND x.person_id = $2 ORDER BY x.id DESC";

pub async fn card(cx: &Request<Reading>, person: PersonId, permit: &Permit<ReadRoles>) -> AppResult<Card> {
    let place = &permit.action().0;
    let (here, values) = (here(cx, place.school).await?, || [place.school.0.into(), person.0.into()]);
    let row = sql::row(&cx.tx, PERSON, values()).await?.ok_or(AppError::NotFound)?;
    let (post, leaves): (String, Option<NaiveDate>) = (row.try_get("", "post")?, row.try_get("", "until")?);
    let roles = roles(cx, place.school).await?.remove(&person).unwrap_or_default();
    let (leads, groups) = if here.own { charges(cx, place.school, person).await? } else { (vec![], vec![]) };
    trace::leave(cx, place.school, Look::at(Way::Card, Matter::People), [Whose::Person(person)])?;
    let orders = sql::rows(&cx.tx, ORDERS, values()).await?;
    let stands_in = if here.own { stand_ins(cx, place.school, person).await? } else { StandIns::default() };
    Ok(Card {
        proposed: proposal(&post).filter(|_| here.own && roles.is_empty() && leaves.is_none()),
        here,
        person,
        name: sql::person_name(&row)?.full(),
        post,
        roles,
        gives: place.given_by(&cx.actor),
        leads,
        groups,
        stands_in,
        orders: orders.iter().map(|row| ordered(cx, row)).collect::<AppResult<_>>()?,
        leaves,
        own: cx.actor.person() == person,
    })
}

async fn charges(
    cx: &Request<Reading>,
    school: SchoolId,
    person: PersonId,
) -> AppResult<(Vec<String>, Vec<Charge>)> {
    let classes = sql::rows(&cx.tx, LED, [school.0.into(), person.0.into(), cx.today.into()]).await?;
    let values = [school.0.into(), person.0.into(), cx.today.into()];
    let groups = sql::rows(&cx.tx, GROUPS, values).await?;
    let charge =
        |row: &QueryResult| Ok(Charge { title: group(row)?, alone: row.try_get::<i64>("", "others")? == 0 });
    let leads = classes.iter().map(|row| Ok(sql::class_name(row)?)).collect::<AppResult<_>>()?;
    Ok((leads, groups.iter().map(charge).collect::<AppResult<_>>()?))
}

fn ordered(cx: &Request<Reading>, row: &QueryResult) -> AppResult<Ordered> {
    let (kind, role): (String, Option<String>) = (row.try_get("", "kind")?, row.try_get("", "role")?);
    let at: DateTime<Utc> = row.try_get("", "at")?;
    let grade: Option<i32> = row.try_get("", "grade")?;
    let class = grade.map(|_| sql::class_name(row)).transpose()?;
    Ok(Ordered {
        class,
        act: Act::parse(&kind).ok_or_else(|| AppError::fault(format!("kind of order {kind}")))?,
        role: role.as_deref().and_then(Role::parse),
        day: row.try_get("", "day")?,
        until: row.try_get("", "until")?,
        basis: row.try_get("", "basis")?,
        entered: format!("{}, {}", sql::person_name(row)?.short(), cx.house.clock.say(at)),
    })
}
