//! A movement order: issued once, undone only by another order.

use domain::ids::{OrderId, SchoolId, YearId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "orders")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: OrderId,
    pub school_id: SchoolId,
    pub year_id: YearId,
    pub kind: String,
    pub number: String,
    pub date: Date,
    pub effective: Date,
    pub basis: String,
    pub state: String,
    pub cancels_id: Option<OrderId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
