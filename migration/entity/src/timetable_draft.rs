//! A timetable being made; nothing of it is in force.

use domain::ids::{AccountId, SchoolId, YearId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "timetable_drafts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: SchoolId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub year_id: YearId,
    /// Raised by every edit.
    pub version: i32,
    /// JSON.
    pub plan: String,
    pub at: DateTimeUtc,
    pub by: AccountId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
