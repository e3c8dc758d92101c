//! A pupil at a lesson: attendance, comment, and the version that every change of the cell raises.

use domain::ids::{AccountId, GroupId, LessonId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cells")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: SchoolId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_id: GroupId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub lesson_id: LessonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub pupil_id: PersonId,
    /// ОТ, УП, Б, НП, ОП or ОСВ; nothing is present, once the lesson is held.
    pub attendance: Option<String>,
    pub version: i32,
    pub comment: Option<String>,
    pub comment_read_at: Option<DateTimeUtc>,
    pub changed_at: DateTimeUtc,
    pub changed_by: AccountId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
