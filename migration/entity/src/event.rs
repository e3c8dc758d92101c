//! Something somebody did: ids and values only, never changed; school 0 is the city itself.

use domain::ids::{AccountId, EventId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: EventId,
    pub school_id: SchoolId,
    pub at: DateTimeUtc,
    pub by: Option<AccountId>,
    /// What was done, such as `mark.set`.
    pub act: String,
    /// To what, by ids only, such as `lesson:5 pupil:9`.
    pub subject: String,
    pub old: Option<String>,
    pub new: Option<String>,
    pub reason: Option<String>,
    /// For whom the hand stood in, where only that gave the right.
    pub instead_of: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
