//! «Дали согласие N из M»: by class of a school, by school of a district or the city.

use std::collections::BTreeMap;

use domain::access::{Actor, Right, Sight};
use domain::consent::{Gate, Purpose};
use domain::hat::Hat;
use domain::ids::{ClassId, OrganisationId, SchoolId};
use sea_orm::{ConnectionTrait, QueryResult};

use super::{GATE, STANDS, ending};
use crate::features::consents::roll::{Door, Figures, Overview, Share};
use crate::kit::db::Reading;
use crate::kit::rolls::{MEMBERS, SCHOOLS_BELOW, STAFF, YEAR};
use crate::kit::{AppError, AppResult, Request, sql};

const PUBLISHED: &str = "SELECT DISTINCT purpose FROM consent_templates WHERE school_id = $1";
const LIFTED: &str = "SELECT value FROM school_settings WHERE school_id = $1 AND key = $2";

/// The figures that the caller's side shows: of the own classes, the own school, or the schools overseen.
pub async fn overview(cx: &Request<Reading>, sight: &Sight) -> AppResult<Overview> {
    let Some(Hat::Work(here)) = cx.signed().hat else { return Err(AppError::NotFound) };
    if cx.actor.sight_of_organisations().contains(&here) {
        let lines = overseen(cx, here).await?;
        return Ok(Overview { lines, staff: None, staff_ending: 0, door: None });
    }
    let school = SchoolId(here.0);
    let mut lines = classes(cx, school, sight).await?;
    let ending = ending::of_classes(cx, school).await?;
    let of_class = |line: &Figures| line.class.and_then(|class| ending.get(&class)).copied();
    for line in &mut lines {
        line.ending = of_class(line).unwrap_or_default();
    }
    let whole = sight.schools.contains(&school);
    if !whole && lines.is_empty() {
        return Err(AppError::NotFound);
    }
    let staff = if whole { Some(staff(cx, school).await?) } else { None };
    let staff_ending = if whole { ending::of_staff(cx, school).await? } else { 0 };
    let door = Some(door(&cx.tx, school, &cx.actor).await?);
    Ok(Overview { lines, staff, staff_ending, door })
}

/// How a school stands at the door.
pub async fn door<C: ConnectionTrait>(tx: &C, school: SchoolId, actor: &Actor) -> AppResult<Door> {
    let published = sql::rows(tx, PUBLISHED, [school.0.into()]).await?;
    let published = published.iter().map(|row| row.try_get::<String>("", "purpose"));
    let published: Vec<Purpose> = published.filter_map(|code| Purpose::parse(&code.ok()?)).collect();
    let keeps = actor.holds(Right::KeepConsents, school);
    Ok(Door { gate: gate(tx, school).await?, published, keeps })
}

pub async fn gate<C: ConnectionTrait>(tx: &C, school: SchoolId) -> AppResult<Gate> {
    let row = sql::row(tx, LIFTED, [school.0.into(), GATE.into()]).await?;
    let basis = row.map(|row| row.try_get("", "value")).transpose()?;
    Ok(basis.map_or(Gate::Asks, |basis| Gate::Lifted { basis }))
}

async fn classes(cx: &Request<Reading>, school: SchoolId, sight: &Sight) -> AppResult<Vec<Figures>> {
    let own = sight.classes.iter().filter(|(of, _)| *of == school).map(|(_, class)| class.0);
    let cut = if sight.schools.contains(&school) {
        String::new()
    } else {
        format!(" AND c.id IN ({})", sql::among(own))
    };
    let who = people_of_classes(&cut);
    let asked = format!(
        "SELECT w.id, w.grade, w.letter, w.purpose, {} GROUP BY w.id, w.grade, w.letter, w.purpose \
         ORDER BY w.grade, w.letter, w.id",
        shares(&who)
    );
    let mut lines: BTreeMap<(i32, String, i64), Figures> = BTreeMap::new();
    for row in sql::rows(&cx.tx, &asked, [school.0.into(), cx.today.into()]).await? {
        let (id, grade, letter): (i64, i32, String) =
            (row.try_get("", "id")?, row.try_get("", "grade")?, row.try_get("", "letter")?);
        let title = format!("{grade}{letter}");
        let line = lines.entry((grade, letter, id)).or_insert_with(|| blank(title, Some(ClassId(id))));
        fill(line, &row)?;
    }
    Ok(lines.into_values().collect())
}

async fn staff(cx: &Request<Reading>, school: SchoolId) -> AppResult<Share> {
    let who = format!("SELECT person_id, 'staff' AS purpose FROM {STAFF} s");
    let asked = format!("SELECT w.purpose, {} GROUP BY w.purpose", shares(&who));
    let mut line = blank(String::new(), None);
    if let Some(row) = sql::row(&cx.tx, &asked, [school.0.into(), cx.today.into()]).await? {
        fill(&mut line, &row)?;
    }
    Ok(line.staff)
}

async fn overseen(cx: &Request<Reading>, office: OrganisationId) -> AppResult<Vec<Figures>> {
    let who = format!(
        "SELECT purpose, person_id FROM ({}) p UNION SELECT 'staff', person_id FROM {STAFF} s",
        people_of_classes("")
    );
    let asked = format!("SELECT w.purpose, {} GROUP BY w.purpose", shares(&who));
    let mut lines = vec![];
    for school in sql::rows(&cx.tx, SCHOOLS_BELOW, [office.0.into()]).await? {
        let mut line = blank(school.try_get("", "title")?, None);
        line.district = school.try_get("", "district")?;
        let id: i64 = school.try_get("", "id")?;
        for row in sql::rows(&cx.tx, &asked, [id.into(), cx.today.into()]).await? {
            fill(&mut line, &row)?;
        }
        line.ending = ending::of_school(cx, SchoolId(id)).await?;
        lines.push(line);
    }
    Ok(lines)
}

/// Pupils and guardians of the year in hand, each with the consent that opens their way in.
fn people_of_classes(cut: &str) -> String {
    format!(
        "SELECT c.id, c.grade, c.letter, 'child' AS purpose, m.pupil_id AS person_id FROM {MEMBERS} \
         WHERE m.school_id = $1 AND c.year_id = {YEAR}{cut} \
         UNION SELECT c.id, c.grade, c.letter, 'guardian', k.guardian_id FROM {MEMBERS} \
         JOIN kinships k ON k.child_id = m.pupil_id WHERE m.school_id = $1 AND c.year_id = {YEAR}{cut}"
    )
}

fn shares(who: &str) -> String {
    format!(
        "COUNT(*) AS people, COUNT(g.subject_id) AS given FROM ({who}) w LEFT JOIN ( \
           SELECT DISTINCT c.subject_id, o.purpose FROM consents c \
           JOIN consent_templates o ON o.school_id = c.school_id AND o.id = c.template_id \
           WHERE c.school_id = $1 AND {STANDS}) g ON g.subject_id = w.person_id AND g.purpose = w.purpose"
    )
}

fn blank(title: String, class: Option<ClassId>) -> Figures {
    let none = Share::default();
    Figures { title, district: None, class, children: none, guardians: none, staff: none, ending: 0 }
}

fn fill(line: &mut Figures, row: &QueryResult) -> AppResult<()> {
    let figure = |name: &str| -> AppResult<u32> {
        Ok(u32::try_from(row.try_get::<i64>("", name)?).unwrap_or(u32::MAX))
    };
    let share = Share { given: figure("given")?, people: figure("people")? };
    match row.try_get::<String>("", "purpose")?.as_str() {
        "child" => line.children = share,
        "guardian" => line.guardians = share,
        _ => line.staff = share,
    }
    Ok(())
}
