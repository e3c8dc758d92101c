//! Consents whose last day is near: how many, and whose.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::consent::horizon;
use domain::ids::{ClassId, SchoolId};
use sea_orm::QueryResult;

use super::STANDS;
use crate::kit::db::Reading;
use crate::kit::rolls::{MEMBERS, STAFF, YEAR};
use crate::kit::{AppResult, Request, sql};

/// What ends by `$3`: of each subject and purpose the consent that lasts longest.
pub(super) fn near() -> String {
    format!(
        "(SELECT c.subject_id, o.purpose, MAX(c.id) AS id, MAX(c.valid_until) AS last_day FROM consents c \
         JOIN consent_templates o ON o.school_id = c.school_id AND o.id = c.template_id \
         WHERE c.school_id = $1 AND {STANDS} GROUP BY c.subject_id, o.purpose \
         HAVING MAX(CASE WHEN c.valid_until IS NULL THEN 1 ELSE 0 END) = 0 AND MAX(c.valid_until) <= $3)"
    )
}

/// People of the year in hand by class, and the staff: `class_id`, `person_id`, `side`.
pub(super) fn people() -> String {
    format!(
        "(SELECT c.id AS class_id, m.pupil_id AS person_id, 'child' AS side FROM {MEMBERS} \
           WHERE m.school_id = $1 AND c.year_id = {YEAR} \
         UNION SELECT c.id, k.guardian_id, 'guardian' FROM {MEMBERS} JOIN kinships k ON k.child_id = m.pupil_id \
           WHERE m.school_id = $1 AND c.year_id = {YEAR} \
         UNION SELECT CAST(NULL AS bigint), s.person_id, 'staff' FROM {STAFF} s)"
    )
}

/// That a consent `g` is one of those asked of a side `w`.
pub(super) const FITS: &str = "g.subject_id = w.person_id AND (g.purpose = w.side OR (w.side = 'child' AND g.purpose = 'photo') \
     OR (w.side <> 'child' AND g.purpose = 'signature'))";

/// By class of the school.
pub async fn of_classes(cx: &Request<Reading>, school: SchoolId) -> AppResult<BTreeMap<ClassId, u32>> {
    let asked = format!(
        "SELECT w.class_id, COUNT(*) AS n FROM {} w JOIN {} g ON {FITS} WHERE w.class_id IS NOT NULL GROUP BY w.class_id",
        people(),
        near()
    );
    let rows = sql::rows(&cx.tx, &asked, values(school, cx.today)).await?;
    rows.iter().map(|row| Ok((ClassId(row.try_get("", "class_id")?), count(row)?))).collect()
}

/// Of the staff.
pub async fn of_staff(cx: &Request<Reading>, school: SchoolId) -> AppResult<u32> {
    one(cx, school, "WHERE w.class_id IS NULL").await
}

/// Of everybody in the school, each consent once.
pub async fn of_school(cx: &Request<Reading>, school: SchoolId) -> AppResult<u32> {
    one(cx, school, "").await
}

async fn one(cx: &Request<Reading>, school: SchoolId, cut: &str) -> AppResult<u32> {
    let asked =
        format!("SELECT COUNT(DISTINCT g.id) AS n FROM {} w JOIN {} g ON {FITS} {cut}", people(), near());
    let row = sql::row(&cx.tx, &asked, values(school, cx.today)).await?;
    row.as_ref().map_or(Ok(0), count)
}

pub(super) fn values(school: SchoolId, today: NaiveDate) -> [sea_orm::Value; 3] {
    [school.0.into(), today.into(), horizon(today).into()]
}

fn count(row: &QueryResult) -> AppResult<u32> {
    Ok(u32::try_from(row.try_get::<i64>("", "n")?).unwrap_or(u32::MAX))
}
