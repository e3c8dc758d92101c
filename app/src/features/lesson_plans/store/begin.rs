//! A new plan: empty, out of a file, or a copy of another with all its rows.

use domain::access::Permit;
use domain::ids::{LessonPlanId, PersonId, SchoolId, SubjectId};
use domain::lesson_plan::{PlanFacts, PlanState, Topic, WritePlan};
use entity::{lesson_plan, lesson_plan_row};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, QueryOrder, Set};

use super::held::held;
use super::rows::written;
use crate::features::lesson_plans::policy;
use crate::kit::db::Writing;
use crate::kit::event::{Happening, record};
use crate::kit::{AppError, AppResult, Request, sql};

/// Longest name of a variant, in characters.
const LONGEST: usize = 60;

const COURSE: &str = "SELECT 1 AS there FROM groups g WHERE g.subject_id = $1 AND g.grade = $2 AND ";

/// A plan before it is a row.
#[derive(Clone, Debug)]
pub struct New {
    school: SchoolId,
    author: PersonId,
    subject: SubjectId,
    grade: i32,
    variant: String,
    pub topics: Vec<Topic>,
}

impl New {
    pub const fn write(&self) -> WritePlan {
        WritePlan { school: self.school, author: self.author }
    }
}

/// What a form asks to begin: a course of the caller's, or a copy of a plan the caller sees.
pub async fn beginning(
    cx: &Request<Writing>,
    (course, like): (&str, Option<LessonPlanId>),
    variant: String,
) -> AppResult<New> {
    let (school, author) = (cx.school()?, cx.actor.person());
    let variant = Some(variant.trim().to_owned()).filter(|variant| !variant.is_empty());
    if variant.as_ref().is_some_and(|variant| variant.chars().count() > LONGEST) {
        return Err(AppError::field("variant", format!("Не длиннее {LONGEST} знаков.")));
    }
    let Some(like) = like else {
        let (subject, grade) = policy::course(course)?;
        let within = sql::groups_within(&cx.actor.sight_of_plans(), school.0);
        let asked = [subject.0.into(), grade.into()];
        sql::row(&cx.tx, &format!("{COURSE}{within} LIMIT 1"), asked).await?.ok_or(AppError::NotFound)?;
        let variant = variant.unwrap_or_else(|| "Базовый".into());
        return Ok(New { school, author, subject, grade, variant, topics: vec![] });
    };
    let of = held(cx, like).await?;
    let row = lesson_plan::Entity::find_by_id(like).one(&cx.tx).await?.ok_or(AppError::NotFound)?;
    let variant = variant.unwrap_or_else(|| format!("{}, копия", row.variant));
    let topics = topics(cx, &of).await?;
    Ok(New { school: of.school, author, subject: row.subject_id, grade: row.grade, variant, topics })
}

async fn topics(cx: &Request<Writing>, of: &PlanFacts) -> AppResult<Vec<Topic>> {
    use lesson_plan_row::Column;
    let rows = lesson_plan_row::Entity::find().filter(Column::SchoolId.eq(of.school));
    let rows = rows.filter(Column::PlanId.eq(of.id)).order_by_asc(Column::Position).all(&cx.tx).await?;
    let topic = |row: lesson_plan_row::Model| Topic {
        section: row.section,
        topic: row.topic,
        hours: u8::try_from(row.hours).unwrap_or(1),
        homework: row.homework.unwrap_or_default(),
        control: row.control.unwrap_or_default(),
    };
    Ok(rows.into_iter().map(topic).collect())
}

/// Writes it.
pub async fn begin(cx: &Request<Writing>, new: New, permit: Permit<WritePlan>) -> AppResult<LessonPlanId> {
    let row = lesson_plan::ActiveModel {
        id: NotSet,
        school_id: Set(new.school),
        subject_id: Set(new.subject),
        grade: Set(new.grade),
        variant: Set(new.variant),
        author_id: Set(new.author),
        state: Set(PlanState::Draft.code().to_owned()),
        remark: Set(None),
        version: Set(0),
        changed_by: Set(permit.by()),
        changed_at: Set(cx.now),
    };
    let id = row.insert(&cx.tx).await?.id;
    let (school, author, state) = (new.school, new.author, PlanState::Draft);
    let of = PlanFacts { id, school, author, state, version: 0, rows: vec![] };
    let count = new.topics.len();
    let rows: Vec<_> =
        (1..).zip(&new.topics).map(|(position, topic)| written(&of, position, topic)).collect();
    if !rows.is_empty() {
        lesson_plan_row::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    }
    let happened = Happening {
        school,
        at: cx.now,
        by: Some(permit.by()),
        act: "lesson_plan.begin",
        subject: format!("lesson_plan:{id}"),
        old: None,
        new: Some(format!("rows:{count}")),
        reason: None,
    };
    record(&cx.tx, &happened).await?;
    Ok(id)
}
