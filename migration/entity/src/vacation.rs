//! A vacation of one of the year's sets of vacations.

use domain::ids::{SchoolId, VacationId, YearId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vacations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: VacationId,
    pub school_id: SchoolId,
    pub year_id: YearId,
    pub set_code: String,
    pub title: String,
    pub first_day: Date,
    pub last_day: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
