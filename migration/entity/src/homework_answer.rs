//! The answer of a pupil to a homework, with the reply of the teacher.

use domain::ids::{AccountId, GroupId, LessonId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "homework_answers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: SchoolId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_id: GroupId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub lesson_id: LessonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub pupil_id: PersonId,
    pub text: String,
    /// `sent`, `rework` or `taken`.
    pub state: String,
    /// Raised each time it is sent.
    pub version: i32,
    /// Sent after the day it was due on.
    pub late: bool,
    pub at: DateTimeUtc,
    pub by: AccountId,
    /// Empty while there is none.
    pub reply: String,
    pub replied_at: Option<DateTimeUtc>,
    pub replied_by: Option<AccountId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
