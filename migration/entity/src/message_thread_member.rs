//! Who takes part in a conversation, and up to when they have read it.

use domain::ids::{MessageThreadId, PersonId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "message_thread_members")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub thread_id: MessageThreadId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub read_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
