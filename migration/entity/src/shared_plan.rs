//! A lesson plan in the gallery of the city, as it was on the day it was shared.

use domain::ids::{AccountId, LessonPlanId, SchoolId, SharedPlanId, SubjectId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shared_plans")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SharedPlanId,
    pub school_id: SchoolId,
    pub plan_id: LessonPlanId,
    pub subject_id: SubjectId,
    pub grade: i32,
    pub variant: String,
    /// A word of its author; may be empty.
    pub about: String,
    /// Its rows in their order: JSON of `domain::lesson_plan::Topic`.
    pub topics: String,
    pub topic_count: i32,
    /// Lessons that all rows take.
    pub hours: i32,
    pub shared_on: Date,
    pub by: AccountId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
