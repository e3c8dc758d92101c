//! A timetable being made, one of several of a year; nothing of it is in force.

use domain::ids::{AccountId, SchoolId, TimetableDraftId, YearId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "timetable_drafts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: TimetableDraftId,
    pub school_id: SchoolId,
    pub year_id: YearId,
    pub name: String,
    /// Raised by every edit.
    pub version: i32,
    /// JSON.
    pub plan: String,
    /// JSON: what came of the file it was brought in with, if it was.
    pub arrival: Option<String>,
    pub at: DateTimeUtc,
    pub by: AccountId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
