//! A school year of a school: draft, open, closing, closed.

use domain::ids::{SchoolId, YearId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "school_years")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: YearId,
    pub school_id: SchoolId,
    pub first_day: Date,
    pub last_day: Date,
    pub state: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
