//! Who stands in for whom: read for the card, asked by the law, written with its event.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::Charge;
use domain::ids::{ClassId, DeputyId, PersonId, SchoolId};
use domain::people::Sex;
use domain::rights::{DeputyEntry, Pair, Stint, StintEnd};
use domain::role::{Right, Role};
use entity::deputy;
use sea_orm::{ActiveModelTrait, ConnectionTrait, QueryResult, Set};

use super::place::lock;
use super::staff::roles;
use super::table::row as table_row;
use super::work::{held_by, leaves};
use crate::features::rights::people::{Lent, Stands};
use crate::features::rights::stints::{StandIns, StintLine};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::rolls::{LED, STAFF};
use crate::kit::{AppError, AppResult, Request, sql};

const STINTS: &str =
    "SELECT id, deputy_id, absent_id, role, class_id, since, until FROM deputies WHERE school_id = $1";

const LINES: &str = "SELECT d.id, d.deputy_id, d.absent_id, d.role, d.class_id, d.since, d.until, d.basis, d.at, c.grade, c.letter, \
       b.surname AS deputy_surname, b.given AS deputy_given, b.patronymic AS deputy_patronymic, \
       x.surname AS absent_surname, x.given AS absent_given, x.patronymic AS absent_patronymic, x.sex, \
       p.surname, p.given, p.patronymic FROM deputies d \
     JOIN persons b ON b.id = d.deputy_id JOIN persons x ON x.id = d.absent_id \
     JOIN accounts a ON a.id = d.\"by\" JOIN persons p ON p.id = a.person_id \
     LEFT JOIN classes c ON c.school_id = d.school_id AND c.id = d.class_id \
     WHERE d.school_id = $1 AND (d.absent_id = $2 OR d.deputy_id = $2) ORDER BY d.id DESC";

const NOW: &str = concat!(
    "SELECT d.id, d.deputy_id, d.absent_id, d.role, d.class_id, d.since, d.until, c.grade, c.letter, \
       b.surname AS deputy_surname, b.given AS deputy_given, b.patronymic AS deputy_patronymic, \
       x.surname AS absent_surname, x.given AS absent_given, x.patronymic AS absent_patronymic, x.sex FROM deputies d \
     JOIN persons b ON b.id = d.deputy_id JOIN persons x ON x.id = d.absent_id \
     LEFT JOIN classes c ON c.school_id = d.school_id AND c.id = d.class_id \
     WHERE d.school_id = $1 AND ",
    sql::stands_in!(),
    " ORDER BY d.id"
);

/// Who stands in for whom today, by person: either side.
pub(super) async fn standing(
    cx: &Request<Reading>,
    school: SchoolId,
) -> AppResult<BTreeMap<PersonId, Vec<Stands>>> {
    let mut all: BTreeMap<PersonId, Vec<Stands>> = BTreeMap::new();
    for row in &sql::rows(&cx.tx, NOW, [school.0.into(), cx.today.into()]).await? {
        let Some(stint) = read(row)? else { continue };
        let lent = Lent { what: what(row, stint.charge)?, until: stint.until };
        let deputy = sql::person_name_of(row, "deputy_")?.short();
        all.entry(stint.deputy).or_default().push(Stands::For(absent(row)?, lent.clone()));
        all.entry(stint.absent).or_default().push(Stands::By(deputy, lent));
    }
    Ok(all)
}

/// For the card of a person who works here.
pub async fn stand_ins(cx: &Request<Reading>, school: SchoolId, person: PersonId) -> AppResult<StandIns> {
    let lines = sql::rows(&cx.tx, LINES, [school.0.into(), person.0.into()]).await?;
    let worn = roles(cx, school).await?.remove(&person).unwrap_or_default();
    let mut charges: Vec<(String, String)> = vec![];
    for (class, title) in led(cx, school, person).await? {
        charges.push((Charge::Class(class).to_string(), format!("Классный руководитель {title}")));
    }
    for role in worn.into_iter().map(|worn| worn.role) {
        charges.push((Charge::Role(role).to_string(), role.title().to_owned()));
    }
    charges.dedup();
    let stints = lines.iter().map(|row| line(cx, row)).collect::<AppResult<_>>()?;
    Ok(StandIns { charges, colleagues: colleagues(cx, school, person).await?, stints })
}

async fn led<T: ConnectionTrait>(
    cx: &Request<T>,
    school: SchoolId,
    person: PersonId,
) -> AppResult<Vec<(ClassId, String)>> {
    let rows = sql::rows(&cx.tx, LED, [school.0.into(), person.0.into(), cx.today.into()]).await?;
    rows.iter().map(|row| Ok((ClassId(row.try_get("", "id")?), sql::class_name(row)?))).collect()
}

async fn colleagues(
    cx: &Request<Reading>,
    school: SchoolId,
    person: PersonId,
) -> AppResult<Vec<(PersonId, String)>> {
    let asked = format!(
        "SELECT p.id, p.surname, p.given, p.patronymic FROM persons p \
         WHERE p.id IN {STAFF} AND p.id <> $3 ORDER BY p.search, p.id"
    );
    let rows = sql::rows(&cx.tx, &asked, [school.0.into(), cx.today.into(), person.0.into()]).await?;
    rows.iter().map(|row| Ok((PersonId(row.try_get("", "id")?), sql::person_name(row)?.full()))).collect()
}

fn line(cx: &Request<Reading>, row: &QueryResult) -> AppResult<StintLine> {
    let stint = read(row)?.ok_or(AppError::NotFound)?;
    let at: DateTime<Utc> = row.try_get("", "at")?;
    Ok(StintLine {
        id: stint.id,
        what: what(row, stint.charge)?,
        deputy: sql::person_name_of(row, "deputy_")?.short(),
        absent: absent(row)?,
        since: stint.since,
        until: stint.until,
        basis: row.try_get("", "basis")?,
        entered: format!("{}, {}", sql::person_name(row)?.short(), cx.house.clock.say(at)),
    })
}

/// «Завуч», «классный руководитель 7А»
fn what(row: &QueryResult, charge: Charge) -> AppResult<String> {
    Ok(match charge {
        Charge::Role(role) => role.title().to_owned(),
        Charge::Class(_) => format!("классный руководитель {}", sql::class_name(row)?),
    })
}

/// «Лебедеву О. Н.»
fn absent(row: &QueryResult) -> AppResult<String> {
    let sex: Option<String> = row.try_get("", "sex")?;
    let sex = sex.and_then(|code| code.parse::<Sex>().ok());
    Ok(sql::person_name_of(row, "absent_")?.short_accusative(sex))
}

/// Both, for the law.
pub async fn pair(
    cx: &Request<Writing>,
    school: SchoolId,
    (absent, deputy, charge): (PersonId, PersonId, Charge),
) -> AppResult<Pair> {
    lock(cx, school).await?;
    let works = format!("SELECT 1 AS one FROM {STAFF} w WHERE w.person_id = $3");
    let values = |person: PersonId| [school.0.into(), cx.today.into(), person.0.into()];
    if sql::row(&cx.tx, &works, values(absent)).await?.is_none() {
        return Err(AppError::NotFound);
    }
    let asked = format!("{STINTS} AND deputy_id = $2");
    let rows = sql::rows(&cx.tx, &asked, [school.0.into(), deputy.0.into()]).await?;
    let stints: Vec<Option<Stint>> = rows.iter().map(read).collect::<AppResult<_>>()?;
    Ok(Pair {
        absent,
        held: held_by(cx, school, absent).await?,
        leads: led(cx, school, absent).await?.into_iter().map(|(class, _)| class).collect(),
        deputy,
        deputy_works_here: sql::row(&cx.tx, &works, values(deputy)).await?.is_some(),
        deputy_leaves: leaves(cx, school, deputy).await?,
        deputy_held: held_by(cx, school, deputy).await?,
        stints: stints.into_iter().flatten().collect(),
        own_gain: if cx.actor.person() == deputy { Some(gain(cx, school, charge).await?) } else { None },
    })
}

async fn gain(
    cx: &Request<Writing>,
    school: SchoolId,
    charge: Charge,
) -> AppResult<(Vec<Right>, Vec<Right>)> {
    let own = cx.actor.standing().rights_in(school.into());
    Ok(match charge {
        Charge::Role(role) => (own, table_row(cx, school, role).await?.rights()),
        Charge::Class(_) => (own, vec![]),
    })
}

pub async fn stint(cx: &Request<Writing>, school: SchoolId, id: DeputyId) -> AppResult<Stint> {
    lock(cx, school).await?;
    let row = sql::row(&cx.tx, &format!("{STINTS} AND id = $2"), [school.0.into(), id.0.into()]).await?;
    read(&row.ok_or(AppError::NotFound)?)?.ok_or(AppError::NotFound)
}

/// A role that the program does not know gives nobody anything.
fn read(row: &QueryResult) -> AppResult<Option<Stint>> {
    let (role, class): (Option<String>, Option<i64>) =
        (row.try_get("", "role")?, row.try_get("", "class_id")?);
    let class = class.map(|id| Charge::Class(ClassId(id)));
    let Some(charge) = class.or_else(|| role.as_deref().and_then(Role::parse).map(Charge::Role)) else {
        return Ok(None);
    };
    let (since, until): (NaiveDate, NaiveDate) = (row.try_get("", "since")?, row.try_get("", "until")?);
    Ok(Some(Stint {
        id: DeputyId(row.try_get("", "id")?),
        deputy: PersonId(row.try_get("", "deputy_id")?),
        absent: PersonId(row.try_get("", "absent_id")?),
        charge,
        since,
        until,
    }))
}

pub async fn deputise(cx: &Request<Writing>, entry: &DeputyEntry) -> AppResult<()> {
    let wish = entry.wish();
    let (role, class) = match wish.charge {
        Charge::Role(role) => (Some(role.code().to_owned()), None),
        Charge::Class(class) => (None, Some(class)),
    };
    let row = deputy::ActiveModel {
        school_id: Set(entry.school()),
        deputy_id: Set(entry.deputy()),
        absent_id: Set(entry.absent()),
        role: Set(role),
        class_id: Set(class),
        since: Set(wish.since),
        until: Set(wish.until),
        basis: Set(wish.basis.clone()),
        by: Set(entry.by()),
        at: Set(cx.now),
        ..Default::default()
    };
    row.insert(&cx.tx).await?;
    let log = Log { school: entry.school(), by: Some(entry.by()), at: cx.now };
    let subject = format!("person:{} for:{}", entry.deputy(), entry.absent());
    let told = format!("{} {} {}", wish.charge, wish.since, wish.until);
    log.enter(&cx.tx, "deputy.name", subject, Some(told)).await
}

pub async fn end_stint(cx: &Request<Writing>, end: &StintEnd) -> AppResult<()> {
    const END: &str = "UPDATE deputies SET until = $3 WHERE school_id = $1 AND id = $2";
    let stint = end.stint();
    sql::run(&cx.tx, END, [end.school().0.into(), stint.id.0.into(), end.last().into()]).await?;
    let log = Log { school: end.school(), by: Some(end.by()), at: cx.now };
    let subject = format!("person:{} for:{}", stint.deputy, stint.absent);
    log.enter(&cx.tx, "deputy.end", subject, Some(format!("{} {}", stint.charge, end.last()))).await
}
