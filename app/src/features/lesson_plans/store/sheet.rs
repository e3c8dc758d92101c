//! One plan as its page shows it: rows, steps of the viewer, groups that may be taught by it.

use domain::access::Sight;
use domain::ids::{GroupId, LessonPlanId, LessonPlanRowId, PersonId, SchoolId, SubjectId};
use domain::lesson_plan::{LayDates, PlanFacts, PlanState, PlanStep, Topic};
use sea_orm::{ConnectionTrait, QueryResult};

use super::held::school_of;
use super::lists::{state, within};
use super::norms::Norms;
use crate::features::lesson_plans::sheet::{Given, Head, Leave, Row, Sheet, TaughtBy};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql};

const PLAN: &str = "SELECT p.subject_id, p.grade, p.variant, p.state, p.remark, p.version, p.author_id, s.name AS subject, \
     a.surname, a.given, a.patronymic, CASE WHEN o.short_name = '' THEN o.name ELSE o.short_name END AS school \
     FROM lesson_plans p JOIN subjects s ON s.id = p.subject_id JOIN persons a ON a.id = p.author_id \
     JOIN organisations o ON o.id = p.school_id WHERE p.id = $1 AND ";

pub(super) const ROWS: &str = "SELECT id, section, topic, hours, COALESCE(homework, '') AS homework, \
     COALESCE(control, '') AS control FROM lesson_plan_rows WHERE school_id = $1 AND plan_id = $2 ORDER BY position, id";

const GROUPS: &str = concat!(
    "SELECT g.id, g.name, b.plan_id FROM lesson_plans p \
     JOIN groups g ON g.school_id = p.school_id AND g.subject_id = p.subject_id AND g.grade = p.grade \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id AND ",
    sql::year_in_hand!(),
    " LEFT JOIN lesson_plan_groups b ON b.school_id = g.school_id AND b.group_id = g.id \
     WHERE p.school_id = $1 AND p.id = $2 ORDER BY g.name, g.id",
);

/// The plan, if it lies within `sight` or is the caller's own.
pub async fn sheet(cx: &Request<Reading>, sight: &Sight, id: LessonPlanId) -> AppResult<Sheet> {
    let school = school_of(cx, id).await?;
    let asked = format!("{PLAN}{}", within(sight, school));
    let row = sql::row(&cx.tx, &asked, [id.0.into(), cx.actor.person().0.into()]).await?;
    let row = row.ok_or(AppError::NotFound)?;
    let rows = rows(cx, school, id).await?;
    let norms = Norms::of(cx, school).await?;
    let head = head(&row, id, &norms)?;
    let facts = PlanFacts {
        id,
        school,
        author: PersonId(row.try_get("", "author_id")?),
        state: head.state,
        version: head.version,
        rows: rows.iter().filter_map(|row| row.id).collect(),
    };
    let writes = cx.actor.may(&facts.write());
    Ok(Sheet {
        leave: if writes && head.state.is_open() { Leave::Write } else { Leave::Read },
        steps: steps(cx, &facts),
        groups: groups(cx, school, id).await?,
        head,
        rows,
    })
}

fn head(row: &QueryResult, plan: LessonPlanId, norms: &Norms) -> AppResult<Head> {
    let version: i32 = row.try_get("", "version")?;
    let (subject, grade) = (SubjectId(row.try_get("", "subject_id")?), row.try_get("", "grade")?);
    Ok(Head {
        plan,
        school: row.try_get("", "school")?,
        subject: row.try_get("", "subject")?,
        grade,
        norms: norms.at(subject, grade),
        variant: row.try_get("", "variant")?,
        author: sql::person_name(row)?.short(),
        state: state(row)?,
        remark: row.try_get("", "remark")?,
        version: version.unsigned_abs(),
    })
}

pub(super) async fn rows<T: ConnectionTrait>(
    cx: &Request<T>,
    school: SchoolId,
    plan: LessonPlanId,
) -> AppResult<Vec<Row>> {
    let rows = sql::rows(&cx.tx, ROWS, [school.0.into(), plan.0.into()]).await?;
    let read = |row: &QueryResult| {
        let hours: i32 = row.try_get("", "hours")?;
        Ok(Row {
            id: Some(LessonPlanRowId(row.try_get("", "id")?)),
            topic: Topic {
                section: row.try_get("", "section")?,
                topic: row.try_get("", "topic")?,
                hours: u8::try_from(hours).unwrap_or(1),
                homework: row.try_get("", "homework")?,
                control: row.try_get("", "control")?,
            },
        })
    };
    rows.iter().map(read).collect()
}

/// Steps that can be taken and that the viewer may take. A keeper of plans judges; submitting is the author's.
fn steps(cx: &Request<Reading>, of: &PlanFacts) -> Vec<PlanStep> {
    let own = cx.actor.person() == of.author && cx.actor.may(&of.write());
    let may = |step: &PlanStep| match step {
        PlanStep::Approve | PlanStep::Return => cx.actor.may(&of.judge()),
        PlanStep::Submit => own,
        PlanStep::Rework => own || (of.state == PlanState::Approved && cx.actor.may(&of.write())),
    };
    PlanStep::ALL.into_iter().filter(|step| of.state.after(*step).is_some()).filter(may).collect()
}

async fn groups(cx: &Request<Reading>, school: SchoolId, plan: LessonPlanId) -> AppResult<Vec<Given>> {
    let mut groups = vec![];
    for row in sql::rows(&cx.tx, GROUPS, [school.0.into(), plan.0.into()]).await? {
        let group = GroupId(row.try_get("", "id")?);
        let by = match row.try_get::<Option<i64>>("", "plan_id")? {
            Some(by) if by == plan.0 => TaughtBy::This,
            Some(_) => TaughtBy::Another,
            None => TaughtBy::None,
        };
        if cx.actor.may(&LayDates { school, group }) {
            groups.push(Given { group, name: row.try_get("", "name")?, by });
        }
    }
    Ok(groups)
}
