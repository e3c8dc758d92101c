//! The login behind a person.

use domain::ids::{AccountId, PersonId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: AccountId,
    pub person_id: PersonId,
    pub login: String,
    pub password_hash: Option<String>,
    pub must_change: bool,
    pub created_at: DateTimeUtc,
    pub blocked_at: Option<DateTimeUtc>,
    pub last_seen_at: Option<DateTimeUtc>,
    /// Last day on which the one-time password opens; none: the password is the person's own.
    pub one_time_until: Option<Date>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
