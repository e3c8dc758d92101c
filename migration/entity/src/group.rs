//! The unit a journal hangs on: a class, a part of one or several, with a subject.

use domain::ids::{ClassId, GroupId, SchoolId, SubjectId, YearId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "groups")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: GroupId,
    pub school_id: SchoolId,
    pub year_id: YearId,
    pub subject_id: SubjectId,
    pub class_id: Option<ClassId>,
    pub grade: i32,
    pub name: String,
    pub without_marks: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
