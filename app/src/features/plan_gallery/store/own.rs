//! A plan of the own school on its way into the gallery and out of it.

use domain::access::Permit;
use domain::ids::{LessonPlanId, PersonId, SharedPlanId, SubjectId};
use domain::lesson_plan::{PlanFacts, PlanShared, PlanState, Topic, WritePlan};
use entity::shared_plan;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, Set};

use crate::features::plan_gallery::sheet::{Hanging, Share};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Request, sql};

const PLAN: &str = "SELECT p.author_id, p.subject_id, p.grade, p.variant, p.state, p.version, s.name AS subject \
     FROM lesson_plans p JOIN subjects s ON s.id = p.subject_id WHERE p.school_id = $1 AND p.id = $2";

const ROWS: &str = "SELECT section, topic, hours, COALESCE(homework, '') AS homework, COALESCE(control, '') AS control \
     FROM lesson_plan_rows WHERE school_id = $1 AND plan_id = $2 ORDER BY position, id";

/// A plan of the school now on that the caller may write.
pub struct Own {
    pub facts: PlanFacts,
    subject: SubjectId,
    subject_title: String,
    grade: i32,
    variant: String,
}

/// Whose plan it is not, for them it is none.
pub async fn own<T: ConnectionTrait>(cx: &Request<T>, id: LessonPlanId) -> AppResult<Own> {
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let row = sql::row(&cx.tx, PLAN, [school.0.into(), id.0.into()]).await?.ok_or(AppError::NotFound)?;
    let state: String = row.try_get("", "state")?;
    let version: i32 = row.try_get("", "version")?;
    let facts = PlanFacts {
        id,
        school,
        author: PersonId(row.try_get("", "author_id")?),
        state: PlanState::parse(&state).unwrap_or(PlanState::Draft),
        version: version.unsigned_abs(),
        rows: vec![],
    };
    if !cx.actor.may(&facts.write()) {
        return Err(AppError::NotFound);
    }
    Ok(Own {
        facts,
        subject: SubjectId(row.try_get("", "subject_id")?),
        subject_title: row.try_get("", "subject")?,
        grade: row.try_get("", "grade")?,
        variant: row.try_get("", "variant")?,
    })
}

pub async fn share(cx: &Request<Reading>, of: Own) -> AppResult<Share> {
    let hangs = hanging(&cx.tx, &of).await?;
    let hangs = hangs.map(|row| Hanging { shared: row.id, about: row.about, on: row.shared_on });
    Ok(Share {
        plan: of.facts.id,
        title: format!("{}, {} класс", of.subject_title, of.grade),
        variant: of.variant,
        ready: of.facts.state == PlanState::Approved,
        hangs,
    })
}

async fn hanging<C: ConnectionTrait>(tx: &C, of: &Own) -> AppResult<Option<shared_plan::Model>> {
    use shared_plan::Column;
    let own = Column::SchoolId.eq(of.facts.school).and(Column::PlanId.eq(of.facts.id));
    Ok(shared_plan::Entity::find().filter(own).one(tx).await?)
}

/// Hangs the plan as it is now.
pub async fn hang(cx: &Request<Writing>, of: &Own, shared: &PlanShared) -> AppResult<()> {
    let topics = topics(cx, of).await?;
    let hours: i32 = topics.iter().map(|topic| i32::from(topic.hours)).sum();
    let before = hanging(&cx.tx, of).await?;
    let row = shared_plan::ActiveModel {
        id: NotSet,
        school_id: Set(of.facts.school),
        plan_id: Set(of.facts.id),
        subject_id: Set(of.subject),
        grade: Set(of.grade),
        variant: Set(of.variant.clone()),
        about: Set(shared.about().to_owned()),
        topic_count: Set(i32::try_from(topics.len()).unwrap_or(i32::MAX)),
        topics: Set(serde_json::to_string(&topics).map_err(AppError::fault)?),
        hours: Set(hours),
        shared_on: Set(cx.today),
        by: Set(shared.by()),
    };
    let id = match before {
        Some(before) => shared_plan::ActiveModel { id: Set(before.id), ..row }.update(&cx.tx).await?.id,
        None => row.insert(&cx.tx).await?.id,
    };
    log(cx, of, shared.by()).enter(&cx.tx, "lesson_plan.share", about(of), Some(said(id, hours))).await
}

/// Takes it down, if it hangs.
pub async fn take_down(cx: &Request<Writing>, of: &Own, permit: Permit<WritePlan>) -> AppResult<()> {
    let Some(before) = hanging(&cx.tx, of).await? else { return Ok(()) };
    shared_plan::Entity::delete_by_id(before.id).exec(&cx.tx).await?;
    log(cx, of, permit.by()).enter(&cx.tx, "lesson_plan.unshare", about(of), None).await
}

const fn log(cx: &Request<Writing>, of: &Own, by: domain::ids::AccountId) -> Log {
    Log { school: of.facts.school, by: Some(by), at: cx.now }
}

fn about(of: &Own) -> String {
    format!("lesson_plan:{}", of.facts.id)
}

fn said(id: SharedPlanId, hours: i32) -> String {
    format!("shared_plan:{id} hours:{hours}")
}

async fn topics(cx: &Request<Writing>, of: &Own) -> AppResult<Vec<Topic>> {
    let rows = sql::rows(&cx.tx, ROWS, [of.facts.school.0.into(), of.facts.id.0.into()]).await?;
    let read = |row: &sea_orm::QueryResult| {
        let hours: i32 = row.try_get("", "hours")?;
        Ok(Topic {
            section: row.try_get("", "section")?,
            topic: row.try_get("", "topic")?,
            hours: u8::try_from(hours).unwrap_or(1),
            homework: row.try_get("", "homework")?,
            control: row.try_get("", "control")?,
        })
    };
    rows.iter().map(read).collect()
}
