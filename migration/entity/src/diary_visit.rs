//! When a reader opened the diary of a pupil last.

use domain::ids::{AccountId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "diary_visits")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: SchoolId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub pupil_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// The last day with an opening.
    pub on_day: Date,
    /// The first opening of that day.
    pub at: DateTimeUtc,
    /// The first opening of the day with one before it.
    pub former_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
