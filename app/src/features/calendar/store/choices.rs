//! Whose lessons somebody may have in a calendar, by name.

use domain::feed::{FeedOf, ReadFeed};
use domain::ids::{ClassId, PersonId, SchoolId};
use sea_orm::QueryResult;

use crate::features::calendar::feeds::Lessons;
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

/// `#` stands for those within sight. The later class comes first.
const PUPILS: &str = "SELECT p.id, p.given, c.grade, c.letter FROM persons p \
     LEFT JOIN class_members m ON m.pupil_id = p.id AND m.since <= $1 AND (m.until IS NULL OR m.until >= $1) \
     LEFT JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id \
     WHERE p.id IN (#) ORDER BY p.id, m.since DESC";

const SCHOOLS: &str = "SELECT id, CASE WHEN short_name = '' THEN name ELSE short_name END AS title \
     FROM organisations WHERE id IN (#) ORDER BY id";

const CLASSES: &str =
    "SELECT school_id, id, grade, letter FROM classes WHERE id IN (#) ORDER BY grade, letter";

/// The children or oneself, the own lessons in each school, the classes led.
pub async fn choices(cx: &Request<Reading>) -> AppResult<Vec<Lessons>> {
    let standing = cx.actor.standing();
    let pupils = sql::among(cx.actor.sight_of_diaries().pupils.iter().map(|pupil| pupil.0));
    let schools = sql::among(standing.teaches.iter().map(|(school, _)| school.0));
    let classes = sql::among(standing.leads.iter().map(|(_, class)| class.0));
    let mut found: Vec<Lessons> = vec![];
    for row in sql::rows(&cx.tx, &PUPILS.replace('#', &pupils), [cx.today.into()]).await? {
        found.push(of_pupil(&row)?);
    }
    for row in sql::rows(&cx.tx, &SCHOOLS.replace('#', &schools), []).await? {
        let title = format!("Мои уроки: {}", row.try_get::<String>("", "title")?);
        found.push(Lessons { of: FeedOf::Teacher(SchoolId(row.try_get("", "id")?)), title });
    }
    for row in sql::rows(&cx.tx, &CLASSES.replace('#', &classes), []).await? {
        let of = FeedOf::Class(SchoolId(row.try_get("", "school_id")?), ClassId(row.try_get("", "id")?));
        found.push(Lessons { of, title: format!("{}, весь класс", sql::class_name(&row)?) });
    }
    // A pupil of two schools is one child.
    found.dedup_by_key(|lessons| lessons.of);
    found.retain(|lessons| cx.actor.may(&ReadFeed(lessons.of)));
    Ok(found)
}

fn of_pupil(row: &QueryResult) -> AppResult<Lessons> {
    let given: String = row.try_get("", "given")?;
    let class = row.try_get::<Option<i32>>("", "grade")?.map(|_| sql::class_name(row)).transpose()?;
    let title = class.map_or_else(|| given.clone(), |class| format!("{given}, {class}"));
    Ok(Lessons { of: FeedOf::Pupil(PersonId(row.try_get("", "id")?)), title })
}
