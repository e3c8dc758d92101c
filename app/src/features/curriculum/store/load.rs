//! The load of teachers: each group with the hours its grade has of the subject.

use domain::ids::SchoolId;
use domain::people::PersonName;
use sea_orm::QueryResult;

use super::table::{in_hand, years};
use crate::features::curriculum::sheet::{Loads, Taught, Teacher};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, rolls, sql};

const GROUPS: &str = "SELECT s.name AS subject, g.name, t.teacher_id, p.surname, p.given, p.patronymic, \
     CAST(COALESCE((SELECT SUM(k.hours_hundredths) FROM curriculum_rows k WHERE k.school_id = g.school_id \
       AND k.year_id = g.year_id AND k.grade = g.grade AND k.subject_id = g.subject_id \
       AND k.profile = COALESCE(c.profile, '')), 0) AS bigint) AS hours \
     FROM groups g JOIN subjects s ON s.id = g.subject_id \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id \
     LEFT JOIN group_teachers t ON t.school_id = g.school_id AND t.group_id = g.id AND (t.until IS NULL OR t.until >= $3) \
     LEFT JOIN persons p ON p.id = t.teacher_id \
     WHERE g.school_id = $1 AND g.year_id = $2 ORDER BY p.search, t.teacher_id, s.name, g.grade, g.name";

/// All teachers of the year in hand, by name.
pub async fn loads(cx: &Request<Reading>, school: SchoolId) -> AppResult<Loads> {
    let years = years(cx, school).await?;
    let year = in_hand(&years, None)?;
    let named = rolls::school_title(&cx.tx, school).await?;
    let mut loads = Loads { school: named, year: year.title(), teachers: vec![], vacant: vec![] };
    let mut last = None;
    for row in sql::rows(&cx.tx, GROUPS, [school.0.into(), year.id.0.into(), cx.today.into()]).await? {
        let (who, taught) = (row.try_get::<Option<i64>>("", "teacher_id")?, taught(&row)?);
        if who.is_none() {
            loads.vacant.push(taught);
            continue;
        }
        if last != who {
            loads.teachers.push(Teacher { name: full(&row)?, taught: vec![] });
            last = who;
        }
        if let Some(teacher) = loads.teachers.last_mut() {
            teacher.taught.push(taught);
        }
    }
    Ok(loads)
}

fn full(row: &QueryResult) -> AppResult<String> {
    let name: PersonName = sql::person_name(row)?;
    Ok(name.full())
}

fn taught(row: &QueryResult) -> AppResult<Taught> {
    let hours: i64 = row.try_get("", "hours")?;
    Ok(Taught {
        subject: row.try_get("", "subject")?,
        group: row.try_get("", "name")?,
        hours: i32::try_from(hours).unwrap_or(i32::MAX),
    })
}
