//! A pupil's membership of a class, with the order lines that began and ended it.

use domain::ids::{ClassId, ClassMemberId, OrderLineId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "class_members")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ClassMemberId,
    pub school_id: SchoolId,
    pub class_id: ClassId,
    pub pupil_id: PersonId,
    pub since: Date,
    pub until: Option<Date>,
    pub order_line_id: OrderLineId,
    pub end_line_id: Option<OrderLineId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
