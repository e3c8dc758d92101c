//! Roles given and ended, work ended and taken up again, each with its order and its event.

use chrono::NaiveDate;
use domain::ids::{PersonId, SchoolId};
use domain::rights::{DismissalEntry, Ended, Reinstatement, RoleEnd, RoleEntry};
use domain::role::Role;
use entity::{role, role_order, staff};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use crate::features::rights::card::Act;
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppResult, Request, sql};

const LEAVE_GROUPS: &str = "UPDATE group_teachers SET until = $3 WHERE school_id = $1 AND teacher_id = $2 \
     AND since <= $3 AND (until IS NULL OR until > $3)";
const NEVER_TAKE: &str = "DELETE FROM group_teachers WHERE school_id = $1 AND teacher_id = $2 AND since > $3";

const SESSIONS: &str =
    "DELETE FROM sessions WHERE account_id IN (SELECT id FROM accounts WHERE person_id = $1)";
const LINKS: &str = "DELETE FROM sign_in_links WHERE used_at IS NULL \
     AND account_id IN (SELECT id FROM accounts WHERE person_id = $1)";

/// What an order says of a role, or of the work as a whole.
struct Order<'a> {
    act: Act,
    role: Option<Role>,
    days: (NaiveDate, Option<NaiveDate>),
    basis: &'a str,
}

pub async fn give(cx: &Request<Writing>, entry: &RoleEntry) -> AppResult<()> {
    let (wish, role) = (entry.wish(), entry.role());
    let row = role::ActiveModel {
        person_id: Set(entry.person()),
        organisation_id: Set(entry.school().into()),
        role: Set(role.code().to_owned()),
        since: Set(wish.since),
        until: Set(wish.until),
        ..Default::default()
    };
    row.insert(&cx.tx).await?;
    let log = Log { school: entry.school(), by: Some(entry.by()), at: cx.now };
    let days = (wish.since, wish.until);
    order(cx, &log, entry.person(), Order { act: Act::Given, role: Some(role), days, basis: &wish.basis })
        .await?;
    log.enter(&cx.tx, "role.give", format!("person:{}", entry.person()), Some(role.code().into())).await
}

pub async fn end(
    cx: &Request<Writing>,
    (school, person): (SchoolId, PersonId),
    ended: &RoleEnd,
    basis: &str,
) -> AppResult<()> {
    let log = Log { school, by: Some(ended.by()), at: cx.now };
    let held = ended.held();
    let last = match ended.ended() {
        Ended::On(last) => last,
        Ended::Never => held.since.pred_opt().unwrap_or(held.since),
    };
    order(cx, &log, person, Order { act: Act::Ended, role: Some(held.role), days: (last, None), basis })
        .await?;
    put_down(cx, person, ended, &log).await
}

async fn put_down(cx: &Request<Writing>, person: PersonId, ended: &RoleEnd, log: &Log) -> AppResult<()> {
    let held = ended.held();
    let told = match ended.ended() {
        Ended::On(last) => {
            let row = role::ActiveModel { id: Set(held.id), until: Set(Some(last)), ..Default::default() };
            row.update(&cx.tx).await?;
            last.to_string()
        }
        Ended::Never => {
            role::Entity::delete_by_id(held.id).exec(&cx.tx).await?;
            "never".to_owned()
        }
    };
    let subject = format!("role:{} person:{person} {}", held.id, held.role.code());
    log.enter(&cx.tx, "role.end", subject, Some(told)).await
}

/// Sessions end by themselves with the last day (`kit::request`); of a day that is over, now.
pub async fn dismiss(cx: &Request<Writing>, entry: &DismissalEntry, basis: &str) -> AppResult<()> {
    let (school, person, last) = (entry.school(), entry.person(), entry.last());
    let log = Log { school, by: Some(entry.by()), at: cx.now };
    work_until(cx, (school, person), Some(last)).await?;
    for ended in entry.ends() {
        put_down(cx, person, ended, &log).await?;
    }
    let values = || [school.0.into(), person.0.into(), last.into()];
    let left = sql::run(&cx.tx, LEAVE_GROUPS, values()).await?;
    sql::run(&cx.tx, NEVER_TAKE, values()).await?;
    if entry.at_once() {
        sql::run(&cx.tx, SESSIONS, [person.0.into()]).await?;
        sql::run(&cx.tx, LINKS, [person.0.into()]).await?;
    }
    order(cx, &log, person, Order { act: Act::Dismissed, role: None, days: (last, None), basis }).await?;
    let told = Some(format!("{last} groups:{left}"));
    log.enter(&cx.tx, "staff.dismiss", format!("person:{person}"), told).await
}

pub async fn reinstate(cx: &Request<Writing>, back: &Reinstatement, basis: &str) -> AppResult<()> {
    let (school, person) = (back.school(), back.person());
    let log = Log { school, by: Some(back.by()), at: cx.now };
    work_until(cx, (school, person), None).await?;
    order(cx, &log, person, Order { act: Act::Reinstated, role: None, days: (cx.today, None), basis })
        .await?;
    log.enter(&cx.tx, "staff.reinstate", format!("person:{person}"), None).await
}

/// Whoever has roles and no card gets one, so that the last day is known.
async fn work_until(
    cx: &Request<Writing>,
    (school, person): (SchoolId, PersonId),
    last: Option<NaiveDate>,
) -> AppResult<()> {
    let until = Set(last);
    if staff::Entity::find_by_id((school, person)).one(&cx.tx).await?.is_some() {
        let row = staff::ActiveModel {
            school_id: Set(school),
            person_id: Set(person),
            until,
            ..Default::default()
        };
        row.update(&cx.tx).await?;
        return Ok(());
    }
    let row = staff::ActiveModel {
        school_id: Set(school),
        person_id: Set(person),
        post: Set(String::new()),
        subjects: Set(String::new()),
        class_wish: Set(None),
        since: Set(last.unwrap_or(cx.today)),
        until,
    };
    staff::Entity::insert(row).exec_without_returning(&cx.tx).await?;
    Ok(())
}

async fn order(cx: &Request<Writing>, log: &Log, person: PersonId, said: Order<'_>) -> AppResult<()> {
    let Order { act, role, days: (day, until), basis } = said;
    let Some(by) = log.by else { return Ok(()) };
    let row = role_order::ActiveModel {
        school_id: Set(log.school),
        person_id: Set(person),
        kind: Set(act.code().to_owned()),
        role: Set(role.map(|role| role.code().to_owned())),
        day: Set(day),
        until: Set(until),
        basis: Set(basis.to_owned()),
        by: Set(by),
        at: Set(log.at),
        ..Default::default()
    };
    row.insert(&cx.tx).await?;
    Ok(())
}
