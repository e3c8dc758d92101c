//! People found by a name, for the search over every page.

use domain::access::Sight;
use domain::hat::Hat;
use domain::ids::{PersonId, SchoolId};
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::{QueryResult, Value};

use super::listing::{among, classes};
use crate::features::people::sheet::Found;
use crate::kit::db::Reading;
use crate::kit::rolls::MEMBERS;
use crate::kit::{AppError, AppResult, Request, sql, trace};

/// So many of the staff, and so many pupils; whoever is not among them is found by one letter more.
const MOST: usize = 8;

const STAFF: &str = "SELECT p.id, p.surname, p.given, p.patronymic, MIN(s.post) AS post FROM staff s \
     JOIN persons p ON p.id = s.person_id \
     WHERE s.school_id = $1 AND (s.until IS NULL OR s.until >= $2) AND p.search LIKE $3 \
     GROUP BY p.id, p.surname, p.given, p.patronymic, p.search ORDER BY p.search";

/// Those whose ФИО holds `name`, the staff first.
pub async fn found(cx: &Request<Reading>, sight: &Sight, name: &str) -> AppResult<Vec<Found>> {
    let Some(Hat::Work(organisation)) = cx.signed().hat else { return Err(AppError::NotFound) };
    let school = SchoolId(organisation.0);
    let whole_school = sight.schools.contains(&school);
    let classes = classes(cx, sight, school).await?;
    if !whole_school && classes.is_empty() {
        return Err(AppError::NotFound);
    }
    let wanted = sql::containing(name);
    if wanted.is_empty() {
        return Ok(vec![]);
    }
    let values = || -> [Value; 3] { [school.0.into(), cx.today.into(), wanted.clone().into()] };
    let mut found = vec![];
    if whole_school {
        for row in sql::rows(&cx.tx, &format!("{STAFF} LIMIT {MOST}"), values()).await? {
            found.push(somebody(&row, row.try_get("", "post")?)?);
        }
    }
    let seen = among(classes.iter().map(|(class, _)| *class));
    let pupils = format!(
        "SELECT p.id, p.surname, p.given, p.patronymic, c.grade, c.letter FROM {MEMBERS} JOIN persons p ON p.id = m.pupil_id \
         WHERE c.school_id = $1 AND p.search LIKE $3{seen} ORDER BY p.search LIMIT {MOST}"
    );
    for row in sql::rows(&cx.tx, &pupils, values()).await? {
        found.push(somebody(&row, sql::class_name(&row)?)?);
    }
    let shown = found.iter().map(|one| Whose::Person(one.person));
    trace::leave(cx, school, Look::at(Way::List, Matter::People), shown)?;
    Ok(found)
}

fn somebody(row: &QueryResult, note: String) -> AppResult<Found> {
    Ok(Found { person: PersonId(row.try_get("", "id")?), name: sql::person_name(row)?.full(), note })
}
