//! What a movement order does to one person.

use domain::ids::{ClassId, OrderId, OrderLineId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_lines")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: OrderLineId,
    pub school_id: SchoolId,
    pub order_id: OrderId,
    pub person_id: PersonId,
    pub from_class_id: Option<ClassId>,
    pub to_class_id: Option<ClassId>,
    pub detail: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
