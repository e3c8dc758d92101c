//! A plan of the gallery on its way into the own school: a draft of whoever takes it.

use domain::access::Permit;
use domain::ids::{LessonPlanId, PersonId, SchoolId, SharedPlanId};
use domain::lesson_plan::{PlanState, ReadGallery, Topic, WritePlan};
use entity::{lesson_plan, lesson_plan_row};
use sea_orm::{ActiveModelTrait, EntityTrait, NotSet, Set};

use super::hung::{found, is_taught};
use crate::features::plan_gallery::sheet::Hung;
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Request};

/// Longest name of a variant, in characters.
const LONGEST: usize = 60;

/// A plan before it is a row of the own school.
pub struct New {
    school: SchoolId,
    author: PersonId,
    hung: Hung,
    topics: Vec<Topic>,
}

impl New {
    pub const fn write(&self) -> WritePlan {
        WritePlan { school: self.school, author: self.author }
    }
}

/// What is taken is for groups the caller has here.
pub async fn taking(
    cx: &Request<Writing>,
    shared: SharedPlanId,
    looks: Permit<ReadGallery>,
) -> AppResult<New> {
    let school = SchoolId(looks.action().at.0);
    let (hung, topics) = found(cx, (shared, school)).await?;
    if !is_taught(cx, school, (hung.subject, hung.grade)).await? {
        let why = "У вас нет групп этого предмета и этой параллели: план не для кого взять.";
        return Err(AppError::Refused(why.into()));
    }
    Ok(New { school, author: cx.actor.person(), hung, topics })
}

/// Writes it as a draft, with all its rows.
pub async fn take(cx: &Request<Writing>, new: New, permit: Permit<WritePlan>) -> AppResult<LessonPlanId> {
    let New { school, author, hung, topics } = new;
    let variant = format!("{}, {}", hung.variant, hung.school);
    let row = lesson_plan::ActiveModel {
        id: NotSet,
        school_id: Set(school),
        subject_id: Set(hung.subject),
        grade: Set(hung.grade),
        variant: Set(variant.chars().take(LONGEST).collect()),
        author_id: Set(author),
        state: Set(PlanState::Draft.code().to_owned()),
        remark: Set(None),
        version: Set(0),
        changed_by: Set(permit.by()),
        changed_at: Set(cx.now),
    };
    let plan = row.insert(&cx.tx).await?.id;
    let or_none = |text: String| Some(text).filter(|text| !text.is_empty());
    let row = |(position, topic): (i32, Topic)| lesson_plan_row::ActiveModel {
        id: NotSet,
        school_id: Set(school),
        plan_id: Set(plan),
        position: Set(position),
        section: Set(topic.section),
        topic: Set(topic.topic),
        hours: Set(i32::from(topic.hours)),
        homework: Set(or_none(topic.homework)),
        control: Set(or_none(topic.control)),
    };
    let rows: Vec<_> = (1..).zip(topics).map(row).collect();
    if !rows.is_empty() {
        lesson_plan_row::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    }
    let log = Log { school, by: Some(permit.by()), at: cx.now };
    let from = format!("shared_plan:{}", hung.shared);
    log.enter(&cx.tx, "lesson_plan.take", format!("lesson_plan:{plan}"), Some(from)).await?;
    Ok(plan)
}
