//! What a school knows of a pupil's family and health, under the key of the vault.

use domain::ids::{AccountId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "social_passports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: SchoolId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub pupil_id: PersonId,
    pub sealed: Vec<u8>,
    pub version: i32,
    pub changed_at: DateTimeUtc,
    pub changed_by: AccountId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
