//! A quarter, trimester, half-year or year, with the days on which its marks may be set.

use domain::ids::{SchoolId, TermId, YearId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "terms")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: TermId,
    pub school_id: SchoolId,
    pub year_id: YearId,
    pub kind: String,
    pub number: i32,
    pub title: String,
    pub first_day: Date,
    pub last_day: Date,
    pub post_from: Date,
    pub post_until: Date,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
