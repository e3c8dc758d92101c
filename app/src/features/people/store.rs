//! Lists of people in the database: one aggregated row a class, never a row a person.

use domain::access::Sight;
use domain::hat::Hat;
use domain::ids::{ClassId, SchoolId};
use domain::people::search_key;
use sea_orm::Value;

use super::sheet::{Ask, Listing, PART, Packed, ROW, Side};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql};

/// The year in hand: the one that runs, else the draft; `$2` is today.
const YEAR: &str = "(SELECT id FROM school_years WHERE school_id = $1 AND state <> 'closed' \
     ORDER BY CASE state WHEN 'draft' THEN 1 ELSE 0 END, first_day DESC LIMIT 1)";

const CLASSES: &str = "SELECT c.id, c.grade, c.letter FROM classes c WHERE c.school_id = $1";

/// A list of a year to come is read on its first day.
const PUPILS: &str = "SELECT c.grade, c.letter, COUNT(*) AS many, string_agg( \
       p.surname || ' ' || p.given || COALESCE(' ' || p.patronymic, '') || $4 || COALESCE(CAST(p.born AS text), '') || $4 \
       || (SELECT COUNT(*) FROM kinships k WHERE k.child_id = p.id) || $4 || COALESCE(a.login, ''), $5 ORDER BY p.search, p.id) AS packed \
     FROM classes c JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id \
     JOIN class_members m ON m.school_id = c.school_id AND m.class_id = c.id \
       AND m.since <= CASE WHEN y.first_day > $2 THEN y.first_day ELSE $2 END AND (m.until IS NULL OR m.until >= $2) \
     JOIN persons p ON p.id = m.pupil_id LEFT JOIN accounts a ON a.person_id = p.id \
     WHERE c.school_id = $1 AND p.search LIKE $3";

const STAFF: &str = "SELECT COUNT(*) AS many, string_agg( \
       p.surname || ' ' || p.given || COALESCE(' ' || p.patronymic, '') || $4 || s.post || $4 || s.subjects || $4 || COALESCE(a.login, ''), \
       $5 ORDER BY p.search, p.id) AS packed \
     FROM staff s JOIN persons p ON p.id = s.person_id LEFT JOIN accounts a ON a.person_id = p.id \
     WHERE s.school_id = $1 AND (s.until IS NULL OR s.until >= $2) AND p.search LIKE $3";

/// The list asked for, cut down to `sight`; for whoever sees nobody there is none.
pub async fn listing(cx: &Request<Reading>, sight: &Sight, ask: Ask) -> AppResult<Listing> {
    let Some(Hat::Work(organisation)) = cx.signed().hat else { return Err(AppError::NotFound) };
    let school = SchoolId(organisation.0);
    let whole_school = sight.schools.contains(&school);
    let classes = classes(cx, sight, school).await?;
    if !whole_school && classes.is_empty() {
        return Err(AppError::NotFound);
    }
    if ask.side == Side::Staff && !whole_school {
        return Err(AppError::Denied);
    }
    if ask.class.is_some_and(|wanted| classes.iter().all(|(class, _)| *class != wanted)) {
        return Err(AppError::NotFound);
    }
    let (count, parts) = match ask.side {
        Side::Pupils => pupils(cx, (school, &classes), &ask).await?,
        Side::Staff => staff(cx, school, &ask).await?,
    };
    Ok(Listing { ask, classes, whole_school, count, parts })
}

async fn classes(
    cx: &Request<Reading>,
    sight: &Sight,
    school: SchoolId,
) -> AppResult<Vec<(ClassId, String)>> {
    let own = sight.classes.iter().filter(|(of, _)| *of == school).map(|(_, class)| *class);
    let own = if sight.schools.contains(&school) { String::new() } else { among(own) };
    let query = format!("{CLASSES}{own} AND c.year_id = {YEAR} ORDER BY c.grade, c.letter");
    let rows = sql::rows(&cx.tx, &query, [school.0.into()]).await?;
    rows.iter().map(|row| Ok((ClassId(row.try_get("", "id")?), class_name(row)?))).collect()
}

async fn pupils(
    cx: &Request<Reading>,
    (school, classes): (SchoolId, &[(ClassId, String)]),
    ask: &Ask,
) -> AppResult<(u32, Vec<Packed>)> {
    let seen =
        classes.iter().map(|(class, _)| *class).filter(|class| ask.class.is_none_or(|one| one == *class));
    let query = format!("{PUPILS}{} GROUP BY c.grade, c.letter ORDER BY c.grade, c.letter", among(seen));
    let mut all = (0, vec![]);
    for row in sql::rows(&cx.tx, &query, values(cx, school, ask)).await? {
        all.0 += count(&row)?;
        all.1.push(Packed { class: class_name(&row)?, rows: row.try_get("", "packed")? });
    }
    Ok(all)
}

async fn staff(cx: &Request<Reading>, school: SchoolId, ask: &Ask) -> AppResult<(u32, Vec<Packed>)> {
    let row = sql::row(&cx.tx, STAFF, values(cx, school, ask)).await?;
    let Some(row) = row else { return Ok((0, vec![])) };
    let rows: Option<String> = row.try_get("", "packed")?;
    let packed = rows.map(|rows| Packed { class: String::new(), rows });
    Ok((count(&row)?, packed.into_iter().collect()))
}

fn values(cx: &Request<Reading>, school: SchoolId, ask: &Ask) -> [Value; 5] {
    let name: String = search_key(&ask.name).chars().filter(|c| !matches!(c, '%' | '_' | '\\')).collect();
    let like = format!("%{name}%");
    [school.0.into(), cx.today.into(), like.into(), PART.to_string().into(), ROW.to_string().into()]
}

/// Numbers from rows alone, no text of people.
fn among(classes: impl Iterator<Item = ClassId>) -> String {
    let list = classes.map(|class| class.to_string()).collect::<Vec<_>>().join(",");
    format!(" AND c.id IN ({})", if list.is_empty() { "NULL" } else { &list })
}

fn count(row: &sea_orm::QueryResult) -> AppResult<u32> {
    Ok(u32::try_from(row.try_get::<i64>("", "many")?).unwrap_or(u32::MAX))
}

fn class_name(row: &sea_orm::QueryResult) -> AppResult<String> {
    let (grade, letter): (i32, String) = (row.try_get("", "grade")?, row.try_get("", "letter")?);
    Ok(format!("{grade}{letter}"))
}
