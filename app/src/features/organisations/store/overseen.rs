//! Organisations below an office, with the figures of their people and how far each is with its year.

use domain::ids::OrganisationId;
use domain::org::OrgKind;
use entity::organisation;
use sea_orm::{EntityTrait, QueryResult};

use super::coordinator::answering;
use super::{card, progress};
use crate::features::organisations::api::{Organisation, School};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql};

/// Schools and preschools below one organisation, or in the whole city; a methodical centre looks from where it hangs.
const OVERSEEN: &str = "WITH seat AS (SELECT CASE WHEN kind = 'method_centre' THEN parent_id ELSE id END AS id \
     FROM organisations WHERE id = $1) \
     SELECT o.id, o.name, o.kind, d.name AS district, \
     (SELECT COUNT(*) FROM classes c JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id \
       WHERE c.school_id = o.id AND y.first_day <= $2 AND y.last_day >= $2) AS classes, \
     (SELECT COUNT(*) FROM class_members m WHERE m.school_id = o.id AND m.since <= $2 AND (m.until IS NULL OR m.until >= $2)) AS pupils, \
     (SELECT COUNT(*) FROM staff s WHERE s.school_id = o.id AND (s.until IS NULL OR s.until >= $2)) AS staff, \
     (SELECT COUNT(*) FROM school_years y WHERE y.school_id = o.id AND y.state = 'open') AS open_years \
     FROM organisations o LEFT JOIN organisations d ON d.id = o.parent_id AND d.kind = 'district' \
     WHERE o.id <> $1 AND (o.parent_id IN (SELECT id FROM seat) \
       OR o.parent_id IN (SELECT id FROM organisations WHERE parent_id IN (SELECT id FROM seat))) \
     ORDER BY CASE WHEN o.kind = 'district' THEN 0 ELSE 1 END, d.name, o.name";

/// Everything below the organisations in `sight`.
pub async fn overseen(cx: &Request<Reading>, sight: &[OrganisationId]) -> AppResult<Vec<Organisation>> {
    let mut found = vec![];
    for above in sight {
        let rows = sql::rows(&cx.tx, OVERSEEN, [above.0.into(), cx.today.into()]).await?;
        let far = progress::below(cx, *above).await?;
        for row in &rows {
            let mut one = read(row)?;
            one.progress = far.get(&one.id).cloned();
            found.push(one);
        }
    }
    Ok(found)
}

fn read(row: &QueryResult) -> AppResult<Organisation> {
    let count = |name: &str| -> AppResult<u32> {
        Ok(u32::try_from(row.try_get::<i64>("", name)?).unwrap_or(u32::MAX))
    };
    let kind: String = row.try_get("", "kind")?;
    Ok(Organisation {
        id: OrganisationId(row.try_get("", "id")?),
        progress: None,
        name: row.try_get("", "name")?,
        kind: OrgKind::parse(&kind).ok_or_else(|| AppError::fault(format!("kind of organisation {kind}")))?,
        district: row.try_get("", "district")?,
        classes: count("classes")?,
        pupils: count("pupils")?,
        staff: count("staff")?,
        open: count("open_years")? > 0,
    })
}

/// A school below the organisations in `sight`; what lies elsewhere is not there.
pub async fn school(
    cx: &Request<Reading>,
    sight: &[OrganisationId],
    id: OrganisationId,
) -> AppResult<School> {
    let seen = overseen(cx, sight).await?;
    let shown = seen.into_iter().find(|one| one.id == id && one.kind == OrgKind::School);
    let shown = shown.ok_or(AppError::NotFound)?;
    let row = organisation::Entity::find_by_id(id).one(&cx.tx).await?.ok_or(AppError::NotFound)?;
    Ok(School { shown, card: card(row), answering: answering(cx, id).await? })
}
