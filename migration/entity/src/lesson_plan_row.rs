//! A topic of a lesson plan.

use domain::ids::{LessonPlanId, LessonPlanRowId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lesson_plan_rows")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: LessonPlanRowId,
    pub school_id: SchoolId,
    pub plan_id: LessonPlanId,
    pub position: i32,
    pub section: String,
    pub topic: String,
    pub hours: i32,
    pub homework: Option<String>,
    pub control: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
