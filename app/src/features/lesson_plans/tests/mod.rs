//! Lesson plans against real SQL, as people of the demo city.

use domain::ids::{GroupId, LessonPlanId};
use domain::lesson_plan::{PlanState, Topic};
use server_fn::ServerFn;

use super::api::{
    BeginLessonPlan, DropLessonPlan, GiveLessonPlan, LayLessonDates, LessonPlans, LiftPause, OpenLessonDates,
    OpenLessonPlan, SaveLessonPlan, StepLessonPlan,
};
use super::dates::{Ask, Dates};
use super::sheet::{Leave, Plans, Row, Saved, Sheet, TaughtBy, Wish};
use crate::features::testing::{City, Visitor, city};
use crate::kit::AppError;

mod calendar;
mod survey;
mod writing;

/// The approved plan of `teacher`.
async fn approved(city: &City) -> LessonPlanId {
    LessonPlanId(city.number("SELECT id FROM lesson_plans WHERE state = 'approved'").await)
}

/// The plan of `teacher2` that waits.
async fn submitted(city: &City) -> LessonPlanId {
    LessonPlanId(city.number("SELECT id FROM lesson_plans WHERE state = 'submitted'").await)
}

/// A group that is taught by a plan.
async fn taught(city: &City) -> GroupId {
    GroupId(city.number("SELECT min(group_id) FROM lesson_plan_groups").await)
}

async fn open(reader: &mut Visitor, plan: LessonPlanId) -> Sheet {
    reader.call(OpenLessonPlan::url(), &[("plan", &plan.to_string())]).await.read()
}

async fn save(writer: &mut Visitor, (sheet, rows): (&Sheet, Vec<Row>)) -> Saved {
    let wish = Wish { plan: sheet.head.plan, seen: sheet.head.version, rows };
    writer.call_json(SaveLessonPlan::url(), &SaveLessonPlan { wish }).await.read()
}

async fn step(who: &mut Visitor, plan: LessonPlanId, (step, remark): (&str, &str)) -> u16 {
    let form = [("plan", plan.to_string()), ("step", step.into()), ("remark", remark.into())];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    who.call(StepLessonPlan::url(), &form).await.status
}

/// The plan begun last.
async fn begun(city: &City, teacher: &mut Visitor) -> Sheet {
    let plan = city.number("SELECT max(id) FROM lesson_plans").await;
    open(teacher, LessonPlanId(plan)).await
}

fn row(topic: &str) -> Row {
    Row { id: None, topic: Topic { topic: topic.into(), hours: 1, ..Topic::default() } }
}

async fn events(city: &City, act: &str) -> i64 {
    city.number(&format!("SELECT count(*) FROM events WHERE act = '{act}'")).await
}
