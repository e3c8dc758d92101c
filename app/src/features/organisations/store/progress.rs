//! How far schools are with the year in hand: the draft, else the one that runs.

use std::collections::BTreeMap;

use domain::ids::OrganisationId;
use domain::wizard::{Progress, Step};
use sea_orm::QueryResult;

use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

/// A row for each school below an office; a column for each step of the wizard, named as the step is.
const FILLED: &str = "WITH seat AS (SELECT CASE WHEN kind = 'method_centre' THEN parent_id ELSE id END AS id \
       FROM organisations WHERE id = $1), \
     school AS (SELECT o.*, (SELECT y.id FROM school_years y WHERE y.school_id = o.id AND y.state <> 'closed' \
         ORDER BY CASE y.state WHEN 'draft' THEN 0 ELSE 1 END, y.first_day DESC LIMIT 1) AS year_id FROM organisations o \
       WHERE o.kind = 'school' AND (o.parent_id IN (SELECT id FROM seat) \
         OR o.parent_id IN (SELECT id FROM organisations WHERE parent_id IN (SELECT id FROM seat)))) \
     SELECT s.id, \
     CASE WHEN COALESCE(s.legal_address, '') <> '' AND COALESCE(s.phone, '') <> '' AND COALESCE(s.inn, '') <> '' THEN 1 ELSE 0 END AS has_card, \
     CASE WHEN EXISTS (SELECT 1 FROM staff p WHERE p.school_id = s.id AND (p.until IS NULL OR p.until >= $2)) THEN 1 ELSE 0 END AS has_staff, \
     CASE WHEN EXISTS (SELECT 1 FROM school_subjects t WHERE t.school_id = s.id) \
       OR EXISTS (SELECT 1 FROM curriculum_rows r WHERE r.school_id = s.id AND r.year_id = s.year_id) THEN 1 ELSE 0 END AS has_subjects, \
     CASE WHEN EXISTS (SELECT 1 FROM classes c WHERE c.school_id = s.id AND c.year_id = s.year_id) \
       AND NOT EXISTS (SELECT 1 FROM classes c WHERE c.school_id = s.id AND c.year_id = s.year_id AND c.teacher_id IS NULL) THEN 1 ELSE 0 END AS has_classes, \
     CASE WHEN EXISTS (SELECT 1 FROM rooms r WHERE r.school_id = s.id) \
       AND EXISTS (SELECT 1 FROM bells b WHERE b.school_id = s.id AND b.year_id = s.year_id) THEN 1 ELSE 0 END AS has_rooms, \
     CASE WHEN EXISTS (SELECT 1 FROM classes c WHERE c.school_id = s.id AND c.year_id = s.year_id) \
       AND NOT EXISTS (SELECT 1 FROM classes c WHERE c.school_id = s.id AND c.year_id = s.year_id AND NOT EXISTS (SELECT 1 FROM curriculum_rows r \
         WHERE r.school_id = c.school_id AND r.year_id = c.year_id AND r.grade = c.grade AND r.profile = c.profile)) THEN 1 ELSE 0 END AS has_plan, \
     CASE WHEN EXISTS (SELECT 1 FROM groups g WHERE g.school_id = s.id AND g.year_id = s.year_id) \
       AND NOT EXISTS (SELECT 1 FROM groups g WHERE g.school_id = s.id AND g.year_id = s.year_id AND NOT EXISTS \
         (SELECT 1 FROM group_teachers t WHERE t.school_id = g.school_id AND t.group_id = g.id AND (t.until IS NULL OR t.until >= $2))) \
       THEN 1 ELSE 0 END AS has_groups, \
     CASE WHEN EXISTS (SELECT 1 FROM terms t WHERE t.school_id = s.id AND t.year_id = s.year_id) THEN 1 ELSE 0 END AS has_kinds, \
     CASE WHEN EXISTS (SELECT 1 FROM vacations v WHERE v.school_id = s.id AND v.year_id = s.year_id) THEN 1 ELSE 0 END AS has_borders, \
     CASE WHEN EXISTS (SELECT 1 FROM classes c WHERE c.school_id = s.id AND c.year_id = s.year_id) \
       AND NOT EXISTS (SELECT 1 FROM classes c WHERE c.school_id = s.id AND c.year_id = s.year_id AND NOT EXISTS (SELECT 1 FROM class_members m \
         WHERE m.school_id = c.school_id AND m.class_id = c.id AND m.until IS NULL)) THEN 1 ELSE 0 END AS has_pupils, \
     CASE WHEN EXISTS (SELECT 1 FROM slots l WHERE l.school_id = s.id AND l.year_id = s.year_id) THEN 1 ELSE 0 END AS has_timetable \
     FROM school s";

/// Schools below an office by their number.
pub async fn below(
    cx: &Request<Reading>,
    office: OrganisationId,
) -> AppResult<BTreeMap<OrganisationId, Progress>> {
    let rows = sql::rows(&cx.tx, FILLED, [office.0.into(), cx.today.into()]).await?;
    rows.iter().map(|row| Ok((OrganisationId(row.try_get("", "id")?), filled(row)?))).collect()
}

fn filled(row: &QueryResult) -> AppResult<Progress> {
    let mut done = vec![];
    for step in Progress::steps() {
        let has: i32 = row.try_get("", &column(step))?;
        done.extend((has == 1).then_some(step));
    }
    Ok(Progress::of(done))
}

fn column(step: Step) -> String {
    format!("has_{}", step.code())
}
