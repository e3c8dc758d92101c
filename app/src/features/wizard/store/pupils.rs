//! How many pupils and guardians are there, by class.

use domain::ids::ClassId;

use super::frame::Frame;
use crate::features::wizard::sheet::Pupils;
use crate::kit::db::Reading;
use crate::kit::rolls::ROLL;
use crate::kit::{AppResult, Request, sql};

const CLASSES: &str = "SELECT c.id, c.grade, c.letter, COUNT(m.pupil_id) AS pupils, \
       COUNT(CASE WHEN NOT EXISTS (SELECT 1 FROM kinships k WHERE k.child_id = m.pupil_id AND k.may_view) \
         THEN m.pupil_id END) AS alone \
     FROM classes c LEFT JOIN # m ON m.school_id = c.school_id AND m.class_id = c.id \
     WHERE c.school_id = $1 AND c.year_id = $2 GROUP BY c.id, c.grade, c.letter ORDER BY c.grade, c.letter";

const GUARDIANS: &str = "SELECT COUNT(DISTINCT k.guardian_id) AS n FROM kinships k \
     JOIN # m ON m.pupil_id = k.child_id \
     JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id \
     WHERE c.school_id = $1 AND c.year_id = $2 AND k.may_view";

/// A class with its pupils, and those whom no guardian may look after.
pub struct Filled {
    pub class: ClassId,
    pub name: String,
    pub pupils: u64,
    pub alone: u64,
}

pub async fn sheet(cx: &Request<Reading>, frame: &Frame) -> AppResult<Pupils> {
    let Some((year, _)) = frame.year else { return Ok(Pupils::default()) };
    let classes = by_class(cx, frame).await?;
    let row = sql::row(&cx.tx, &GUARDIANS.replace('#', ROLL), [frame.school.0.into(), year.0.into()]).await?;
    let guardians: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
    Ok(Pupils {
        count: classes.iter().map(|class| class.pupils).sum(),
        guardians: u64::try_from(guardians).unwrap_or(0),
        classes: classes.into_iter().map(|class| (class.name, class.pupils, class.alone)).collect(),
    })
}

pub async fn by_class(cx: &Request<Reading>, frame: &Frame) -> AppResult<Vec<Filled>> {
    let Some((year, _)) = frame.year else { return Ok(vec![]) };
    let rows = sql::rows(&cx.tx, &CLASSES.replace('#', ROLL), [frame.school.0.into(), year.0.into()]).await?;
    let filled = |row: &sea_orm::QueryResult| -> AppResult<Filled> {
        let count =
            |name: &str| -> AppResult<u64> { Ok(u64::try_from(row.try_get::<i64>("", name)?).unwrap_or(0)) };
        Ok(Filled {
            class: ClassId(row.try_get("", "id")?),
            name: sql::class_name(row)?,
            pupils: count("pupils")?,
            alone: count("alone")?,
        })
    };
    rows.iter().map(filled).collect()
}
