//! What was ordered of a person's roles in a school, and on what basis; never changed.

use domain::ids::{AccountId, PersonId, RoleOrderId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role_orders")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: RoleOrderId,
    pub school_id: SchoolId,
    pub person_id: PersonId,
    pub kind: String,
    /// None: of the employment as a whole.
    pub role: Option<String>,
    /// First day of a role given, last day of one ended.
    pub day: Date,
    pub until: Option<Date>,
    pub basis: String,
    pub by: AccountId,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
