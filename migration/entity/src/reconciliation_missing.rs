//! A pupil whom a class teacher has and no list names.

use domain::ids::{AccountId, ClassId, MissingId, ReconciliationId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reconciliation_missing")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: MissingId,
    pub school_id: SchoolId,
    pub reconciliation_id: ReconciliationId,
    pub class_id: ClassId,
    pub name: String,
    pub remark: String,
    pub by: AccountId,
    pub at: DateTimeUtc,
    pub explained: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
