//! Work that can be marked: the lesson it is due at, and the one it was given out at.

use domain::ids::{AssignmentId, GroupId, LessonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assignments")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: AssignmentId,
    pub school_id: SchoolId,
    pub group_id: GroupId,
    pub lesson_id: Option<LessonId>,
    pub issued_lesson_id: Option<LessonId>,
    pub kind: String,
    pub ordinal: i32,
    pub title: String,
    pub description: String,
    pub weight: i32,
    pub mandatory: bool,
    pub visible_from: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
