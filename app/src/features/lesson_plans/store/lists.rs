//! The list of plans within sight, and what a new one can be for.

use domain::access::Sight;
use domain::ids::{LessonPlanId, PersonId, SchoolId, SubjectId};
use domain::lesson_plan::PlanState;
use sea_orm::QueryResult;

use super::norms::Norms;
use crate::features::lesson_plans::sheet::{Course, Listed, Plans};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql};

const PLANS: &str = "SELECT p.id, p.subject_id, p.grade, p.variant, p.state, p.author_id, s.name AS subject, \
     a.surname, a.given, a.patronymic, COUNT(r.id) AS rows, CAST(COALESCE(SUM(r.hours), 0) AS bigint) AS hours \
     FROM lesson_plans p JOIN subjects s ON s.id = p.subject_id JOIN persons a ON a.id = p.author_id \
     LEFT JOIN lesson_plan_rows r ON r.school_id = p.school_id AND r.plan_id = p.id \
     WHERE p.school_id = $1 AND ";
const ORDER: &str = " GROUP BY p.id, p.subject_id, p.grade, p.variant, p.state, p.author_id, s.name, a.surname, a.given, a.patronymic \
     ORDER BY s.name, p.grade, p.variant, p.id";

const GROUPS: &str = "SELECT b.plan_id, g.name FROM lesson_plan_groups b \
     JOIN groups g ON g.school_id = b.school_id AND g.id = b.group_id WHERE b.school_id = $1 ORDER BY g.name, g.id";

const COURSES: &str = concat!(
    "SELECT g.subject_id, g.grade, s.name AS subject, g.name, b.plan_id FROM groups g \
     JOIN subjects s ON s.id = g.subject_id \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id AND y.state <> 'closing' AND ",
    sql::year_in_hand!(),
    " LEFT JOIN lesson_plan_groups b ON b.school_id = g.school_id AND b.group_id = g.id \
     WHERE g.school_id = $1 AND ",
);
const COURSES_ORDER: &str = " ORDER BY s.name, g.grade, g.subject_id, g.name, g.id";

/// Which of the school's plans lie within `sight`: of a keeper all, else the own and those of groups taught.
pub(super) fn within(sight: &Sight, school: SchoolId) -> String {
    if sight.schools.contains(&school) {
        return "(p.author_id = $2 OR 1 = 1)".into();
    }
    let groups = sight.groups.iter().filter(|(of, _)| *of == school).map(|(_, group)| group.0);
    format!(
        "(p.author_id = $2 OR p.id IN (SELECT b.plan_id FROM lesson_plan_groups b WHERE b.school_id = p.school_id \
         AND b.group_id IN ({})))",
        sql::among(groups)
    )
}

/// Plans of the school now on, within `sight`.
pub async fn plans(cx: &Request<Reading>, sight: &Sight) -> AppResult<Plans> {
    let school = cx.school()?;
    let me = cx.actor.person();
    let list = format!("{PLANS}{}{ORDER}", within(sight, school));
    let found = sql::rows(&cx.tx, &list, [school.0.into(), me.0.into()]).await?;
    let norms = Norms::of(cx, school).await?;
    let mut plans = found.iter().map(|row| listed(row, (me, &norms))).collect::<AppResult<Vec<_>>>()?;
    for row in sql::rows(&cx.tx, GROUPS, [school.0.into()]).await? {
        let plan = LessonPlanId(row.try_get("", "plan_id")?);
        if let Some(listed) = plans.iter_mut().find(|listed| listed.plan == plan) {
            listed.groups.push(row.try_get("", "name")?);
        }
    }
    Ok(Plans { plans, courses: courses(cx, sight, school).await?, keeper: sight.schools.contains(&school) })
}

fn listed(row: &QueryResult, (me, norms): (PersonId, &Norms)) -> AppResult<Listed> {
    let (rows, hours): (i64, i64) = (row.try_get("", "rows")?, row.try_get("", "hours")?);
    let own = PersonId(row.try_get("", "author_id")?) == me;
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let (subject, grade) = (SubjectId(row.try_get("", "subject_id")?), row.try_get("", "grade")?);
    Ok(Listed {
        plan: LessonPlanId(row.try_get("", "id")?),
        subject: row.try_get("", "subject")?,
        grade,
        norms: norms.at(subject, grade),
        variant: row.try_get("", "variant")?,
        author: if own { String::new() } else { sql::person_name(row)?.short() },
        state: state(row)?,
        rows: count(rows),
        hours: count(hours),
        groups: vec![],
    })
}

pub(super) fn state(row: &QueryResult) -> AppResult<PlanState> {
    let code: String = row.try_get("", "state")?;
    PlanState::parse(&code).ok_or_else(|| AppError::fault(format!("a lesson plan is {code}")))
}

async fn courses(cx: &Request<Reading>, sight: &Sight, school: SchoolId) -> AppResult<Vec<Course>> {
    let list = format!("{COURSES}{}{COURSES_ORDER}", sql::groups_within(sight, school.0));
    let mut courses: Vec<Course> = vec![];
    for row in sql::rows(&cx.tx, &list, [school.0.into()]).await? {
        let (subject, grade) = (SubjectId(row.try_get("", "subject_id")?), row.try_get("", "grade")?);
        let bare = row.try_get::<Option<i64>>("", "plan_id")?.is_none();
        let name: String = row.try_get("", "name")?;
        if courses.last().is_none_or(|last| (last.subject, last.grade) != (subject, grade)) {
            courses.push(Course { subject, grade, title: row.try_get("", "subject")?, bare: vec![] });
        }
        if let Some(last) = courses.last_mut().filter(|_| bare) {
            last.bare.push(name);
        }
    }
    Ok(courses)
}
