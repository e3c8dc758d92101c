//! How a grade and profile learns this year: by which terms, with which vacations.

use domain::ids::{SchoolId, YearId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "grades")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: SchoolId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub year_id: YearId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub grade: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub profile: String,
    pub term_kind: String,
    pub vacation_set: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
