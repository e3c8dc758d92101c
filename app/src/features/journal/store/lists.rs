//! Lists of journals: those within sight, and those beside one.

use domain::access::Sight;
use domain::hat::Hat;
use domain::ids::{GroupId, SchoolId};
use sea_orm::QueryResult;

use crate::features::journal::sheet::Journal;
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

/// Journals with a lesson at which the caller stands in, while it may still be written.
const STANDS_IN: &str = concat!(
    "EXISTS (SELECT 1 FROM lessons l JOIN terms t ON t.school_id = l.school_id AND t.year_id = g.year_id \
     AND l.date BETWEEN t.first_day AND t.last_day AND t.post_until >= $2 AND t.kind = ",
    sql::term_kind!("g"),
    " WHERE l.school_id = g.school_id AND l.group_id = g.id AND l.substitute_id = $3)",
);

const LIST: &str = "SELECT g.id, g.name, s.name AS subject, \
     (SELECT COUNT(*) FROM lessons l WHERE l.school_id = g.school_id AND l.group_id = g.id AND l.date < $2 AND l.state = 'planned') AS open_lessons \
     FROM groups g JOIN subjects s ON s.id = g.subject_id \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id AND y.state IN ('open', 'closing') \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id \
     WHERE g.school_id = $1";
const ORDER: &str = " ORDER BY g.grade, g.name, s.name, g.id";

/// Journals of the organisation now on, within `sight`.
pub async fn journals(cx: &Request<Reading>, sight: &Sight) -> AppResult<Vec<Journal>> {
    let Some(Hat::Work(organisation)) = cx.signed().hat else { return Ok(vec![]) };
    let within = sql::groups_within(sight, organisation.0);
    let list = format!("{LIST} AND ({within} OR {STANDS_IN}){ORDER}");
    let values = [organisation.0.into(), cx.today.into(), cx.actor.person().0.into()];
    let found = sql::rows(&cx.tx, &list, values).await?;
    found.iter().map(journal).collect()
}

/// Journals of the same class or the same subject, for the switches at the head of a sheet.
pub async fn beside(
    cx: &Request<Reading>,
    sight: &Sight,
    school: SchoolId,
    group: GroupId,
) -> AppResult<Vec<Journal>> {
    const BESIDE: &str = "SELECT g.id, g.name, s.name AS subject, CAST(0 AS bigint) AS open_lessons FROM groups here \
         JOIN groups g ON g.school_id = here.school_id AND g.year_id = here.year_id \
           AND (g.class_id = here.class_id OR g.subject_id = here.subject_id) \
         JOIN subjects s ON s.id = g.subject_id WHERE here.id = $1";
    let within = sql::groups_within(sight, school.0);
    let found = sql::rows(&cx.tx, &format!("{BESIDE} AND {within}{ORDER}"), [group.0.into()]).await?;
    found.iter().map(journal).collect()
}

fn journal(row: &QueryResult) -> AppResult<Journal> {
    let open_lessons: i64 = row.try_get("", "open_lessons")?;
    Ok(Journal {
        group: GroupId(row.try_get("", "id")?),
        class: row.try_get("", "name")?,
        subject: row.try_get("", "subject")?,
        open_lessons: u32::try_from(open_lessons).unwrap_or(u32::MAX),
    })
}
