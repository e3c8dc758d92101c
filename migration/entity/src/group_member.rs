//! A pupil's dated membership of a group.

use domain::ids::{GroupId, OrderLineId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "group_members")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: SchoolId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_id: GroupId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub pupil_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub since: Date,
    pub until: Option<Date>,
    /// The line of an order that it follows from.
    pub order_line_id: Option<OrderLineId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
