//! A device that hears of notices: whose it is, says its session.

use domain::ids::DeviceId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "push_subscriptions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: DeviceId,
    #[sea_orm(unique)]
    pub session_hash: String,
    /// Blind: the same address is there once.
    #[sea_orm(unique)]
    pub endpoint_hash: String,
    /// Where it is reached, sealed: whoever knows the address tells a browser from all others.
    pub endpoint_cipher: Vec<u8>,
    pub made_at: DateTimeUtc,
    pub last_ok_at: Option<DateTimeUtc>,
    /// Pushes in a row that were not taken.
    pub failures: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
