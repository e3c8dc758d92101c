//! What hangs in the gallery of a city: the list, and one plan with its rows.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Permit;
use domain::curriculum::is_of;
use domain::ids::{SchoolId, SharedPlanId, SubjectId};
use domain::lesson_plan::{ReadGallery, Topic};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::features::plan_gallery::sheet::{Gallery, Hung, Leaf};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql};

/// Plans shown at once.
const MOST: usize = 100;

/// Plans of the schools of one city, seen from the organisation `$1` of it.
const HUNG: &str = "SELECT h.id, h.school_id, h.subject_id, h.grade, h.variant, h.about, h.topic_count, h.hours, h.shared_on, \
     s.code, s.name AS subject, CASE WHEN o.short_name = '' THEN o.name ELSE o.short_name END AS school \
     FROM organisations o LEFT JOIN organisations d ON d.id = o.parent_id \
     JOIN shared_plans h ON h.school_id = o.id JOIN subjects s ON s.id = h.subject_id \
     WHERE o.kind = 'school' AND COALESCE(d.parent_id, o.parent_id, o.id) = \
       (SELECT COALESCE(e.parent_id, m.parent_id, m.id) FROM organisations m \
        LEFT JOIN organisations e ON e.id = m.parent_id WHERE m.id = $1)";
const ORDER: &str = " ORDER BY s.name, h.grade, h.shared_on DESC, h.id DESC";

const TOPICS: &str = "SELECT topics FROM shared_plans WHERE school_id = $1 AND id = $2";

/// Groups of this subject and grade in a year that is in hand.
const COURSE: &str = concat!(
    "SELECT 1 AS there FROM groups g JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id AND ",
    sql::year_in_hand!(),
    " WHERE g.subject_id = $1 AND g.grade = $2 AND ",
);

/// All of the city that another school can use, cut down to a subject and a grade.
pub async fn gallery(
    cx: &Request<Reading>,
    (subject, grade): (Option<SubjectId>, Option<i32>),
    permit: Permit<ReadGallery>,
) -> AppResult<Gallery> {
    let here = SchoolId(permit.action().at.0);
    let mut plans = vec![];
    for row in sql::rows(&cx.tx, &format!("{HUNG}{ORDER}"), [here.0.into()]).await? {
        plans.extend(hung(&row, here)?);
    }
    let subjects: BTreeMap<String, SubjectId> =
        plans.iter().map(|of| (of.subject_title.clone(), of.subject)).collect();
    let grades: BTreeSet<i32> = plans.iter().map(|of| of.grade).collect();
    let wanted = |of: &Hung| {
        subject.is_none_or(|wanted| of.subject == wanted) && grade.is_none_or(|wanted| of.grade == wanted)
    };
    plans.retain(wanted);
    let more = plans.len().saturating_sub(MOST);
    plans.truncate(MOST);
    let keeper = cx.actor.sight_of_plans().schools.contains(&here);
    let sight = cx.actor.sight_of_plans();
    Ok(Gallery {
        plans,
        more: u32::try_from(more).unwrap_or(u32::MAX),
        subjects: subjects.into_iter().map(|(title, id)| (id, title)).collect(),
        grades: grades.into_iter().collect(),
        school: keeper || sight.groups.iter().any(|(school, _)| *school == here),
        keeper,
    })
}

/// One of them; what hangs in another city is not there.
pub async fn leaf(
    cx: &Request<Reading>,
    shared: SharedPlanId,
    permit: Permit<ReadGallery>,
) -> AppResult<Leaf> {
    let here = SchoolId(permit.action().at.0);
    let (hung, topics) = found(cx, (shared, here)).await?;
    let takes = is_taught(cx, here, (hung.subject, hung.grade)).await?;
    Ok(Leaf { hung, topics, takes })
}

pub(super) async fn found<T: ConnectionTrait>(
    cx: &Request<T>,
    (shared, here): (SharedPlanId, SchoolId),
) -> AppResult<(Hung, Vec<Topic>)> {
    let asked = format!("{HUNG} AND h.id = $2");
    let row = sql::row(&cx.tx, &asked, [here.0.into(), shared.0.into()]).await?;
    let row = row.ok_or(AppError::NotFound)?;
    let hung = hung(&row, here)?.ok_or(AppError::NotFound)?;
    let school: i64 = row.try_get("", "school_id")?;
    let row = sql::row(&cx.tx, TOPICS, [school.into(), shared.0.into()]).await?;
    let topics: String = row.ok_or(AppError::NotFound)?.try_get("", "topics")?;
    Ok((hung, serde_json::from_str(&topics).map_err(AppError::fault)?))
}

/// Has the caller groups of this subject and grade here?
pub(super) async fn is_taught<T: ConnectionTrait>(
    cx: &Request<T>,
    here: SchoolId,
    (subject, grade): (SubjectId, i32),
) -> AppResult<bool> {
    let within = sql::groups_within(&cx.actor.sight_of_plans(), here.0);
    let asked = format!("{COURSE}{within} LIMIT 1");
    Ok(sql::row(&cx.tx, &asked, [subject.0.into(), grade.into()]).await?.is_some())
}

/// Nothing of a subject that only its own school has.
fn hung(row: &QueryResult, here: SchoolId) -> AppResult<Option<Hung>> {
    if !is_of(&row.try_get::<String>("", "code")?, here) {
        return Ok(None);
    }
    let count = |name: &str| -> AppResult<u32> { Ok(row.try_get::<i32>("", name)?.unsigned_abs()) };
    Ok(Some(Hung {
        shared: SharedPlanId(row.try_get("", "id")?),
        subject: SubjectId(row.try_get("", "subject_id")?),
        subject_title: row.try_get("", "subject")?,
        grade: row.try_get("", "grade")?,
        variant: row.try_get("", "variant")?,
        about: row.try_get("", "about")?,
        school: row.try_get("", "school")?,
        topics: count("topic_count")?,
        hours: count("hours")?,
        on: row.try_get("", "shared_on")?,
        own: row.try_get::<i64>("", "school_id")? == here.0,
    }))
}
