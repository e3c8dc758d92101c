//! A file of an answer to a homework.

use domain::ids::{FileId, GroupId, LessonId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "homework_answer_files")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: SchoolId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_id: GroupId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub lesson_id: LessonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub pupil_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub file_id: FileId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
