//! Somebody who stands in for a colleague, in a role or as a class teacher, from a day to a day.

use domain::ids::{AccountId, ClassId, DeputyId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deputies")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: DeputyId,
    pub school_id: SchoolId,
    pub deputy_id: PersonId,
    pub absent_id: PersonId,
    pub role: Option<String>,
    pub class_id: Option<ClassId>,
    pub since: Date,
    pub until: Date,
    pub basis: String,
    pub by: AccountId,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
