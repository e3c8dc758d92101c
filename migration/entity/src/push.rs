//! News of one kind that waits to be pushed to a device.

use domain::ids::{DeviceId, EventId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pushes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub subscription_id: DeviceId,
    /// A kind of notices.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// The first event it tells of.
    pub from_event: EventId,
    /// The last one, that nothing is lost which comes while a push is under way.
    pub last_event: EventId,
    pub tries: i32,
    pub next_try_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
