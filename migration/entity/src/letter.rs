//! A mail that waits, was sent, or never will be.

use domain::ids::{AccountId, EventId, LetterId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letters")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: LetterId,
    pub account_id: AccountId,
    /// A kind of notices, or `confirm`.
    pub kind: String,
    /// The first event it tells of.
    pub from_event: EventId,
    pub due_at: DateTimeUtc,
    pub tries: i32,
    pub next_try_at: DateTimeUtc,
    /// `waiting`, `sent`, `dropped` or `failed`.
    pub state: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
