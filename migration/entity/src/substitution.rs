//! What was decided about a lesson whose teacher is away; who stands in is said by the lesson itself.

use domain::ids::{AccountId, GroupId, LessonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "substitutions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: SchoolId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_id: GroupId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub lesson_id: LessonId,
    /// `replaced`, `merged`, `cancelled`, `moved` or `instead`.
    pub outcome: String,
    pub by: AccountId,
    pub at: DateTimeUtc,
    /// The lesson that is given instead, after `moved` and `instead`.
    pub made_group_id: Option<GroupId>,
    pub made_id: Option<LessonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
