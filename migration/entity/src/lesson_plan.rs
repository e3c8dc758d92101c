//! A lesson plan (КТП) of a subject for a grade.

use domain::ids::{AccountId, LessonPlanId, PersonId, SchoolId, SubjectId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lesson_plans")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: LessonPlanId,
    pub school_id: SchoolId,
    pub subject_id: SubjectId,
    pub grade: i32,
    pub variant: String,
    pub author_id: PersonId,
    pub state: String,
    /// What the deputy head asked to mend.
    pub remark: Option<String>,
    /// Raised by every change.
    pub version: i32,
    pub changed_by: AccountId,
    pub changed_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
