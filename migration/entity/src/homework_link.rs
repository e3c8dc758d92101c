//! A link that hangs on the homework of a lesson.

use domain::ids::{GroupId, HomeworkLinkId, LessonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "homework_links")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: HomeworkLinkId,
    pub school_id: SchoolId,
    pub group_id: GroupId,
    pub lesson_id: LessonId,
    pub title: String,
    pub address: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
