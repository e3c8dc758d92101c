//! The list of groups with term marks to write, within sight.

use domain::access::Sight;
use domain::hat::Hat;
use domain::ids::{GroupId, TermId};
use sea_orm::QueryResult;

use crate::features::term_marks::sheet::Listed;
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

/// Each group with the last term begun; pupils are counted as of its end or of today.
const LIST: &str = concat!(
    "SELECT g.id, g.name, s.name AS subject, t.id AS term_id, t.title, \
     CASE WHEN ",
    sql::unmarked!("t.id"),
    " THEN CAST(0 AS bigint) ELSE (SELECT COUNT(DISTINCT m.pupil_id) FROM group_members m \
       WHERE m.school_id = g.school_id AND m.group_id = g.id \
       AND m.since <= CASE WHEN t.last_day < $2 THEN t.last_day ELSE $2 END \
       AND (m.until IS NULL OR m.until >= CASE WHEN t.last_day < $2 THEN t.last_day ELSE $2 END) \
       AND NOT EXISTS (SELECT 1 FROM term_marks k WHERE k.school_id = g.school_id AND k.group_id = g.id \
         AND k.term_id = t.id AND k.pupil_id = m.pupil_id)) END AS unposted \
     FROM groups g JOIN subjects s ON s.id = g.subject_id \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id AND y.state IN ('open', 'closing') \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id \
     JOIN terms t ON t.school_id = g.school_id AND t.year_id = g.year_id AND t.kind = ",
    sql::term_kind!("g"),
    " AND t.first_day = (SELECT MAX(b.first_day) FROM terms b WHERE b.school_id = t.school_id AND b.year_id = t.year_id \
       AND b.kind = t.kind AND b.first_day <= $2) \
     WHERE g.school_id = $1 AND ",
);
const ORDER: &str = " ORDER BY g.grade, g.name, s.name, g.id";

/// Groups of the organisation now on, within `sight`.
pub async fn groups(cx: &Request<Reading>, sight: &Sight) -> AppResult<Vec<Listed>> {
    let Some(Hat::Work(organisation)) = cx.signed().hat else { return Ok(vec![]) };
    let list = format!("{LIST}{}{ORDER}", sql::groups_within(sight, organisation.0));
    let found = sql::rows(&cx.tx, &list, [organisation.0.into(), cx.today.into()]).await?;
    found.iter().map(listed).collect()
}

fn listed(row: &QueryResult) -> AppResult<Listed> {
    let unposted: i64 = row.try_get("", "unposted")?;
    Ok(Listed {
        group: GroupId(row.try_get("", "id")?),
        class: row.try_get("", "name")?,
        subject: row.try_get("", "subject")?,
        term: TermId(row.try_get("", "term_id")?),
        title: row.try_get("", "title")?,
        unposted: u32::try_from(unposted).unwrap_or(u32::MAX),
    })
}
