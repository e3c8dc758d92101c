//! A class or a group left without a teacher on purpose, and why.

use domain::ids::{AccountId, ClassId, GroupId, SchoolId, VacancyId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vacancies")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: VacancyId,
    pub school_id: SchoolId,
    pub class_id: ClassId,
    /// None: the class has no class teacher.
    pub group_id: Option<GroupId>,
    pub reason: String,
    pub by: AccountId,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
