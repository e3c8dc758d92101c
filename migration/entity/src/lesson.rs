//! One lesson of a group on one day.

use domain::ids::{GroupId, LessonId, PersonId, RoomId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lessons")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: LessonId,
    pub school_id: SchoolId,
    pub group_id: GroupId,
    pub date: Date,
    pub number: i32,
    pub starts: Time,
    pub ends: Time,
    pub room_id: Option<RoomId>,
    pub teacher_id: PersonId,
    pub substitute_id: Option<PersonId>,
    pub topic: Option<String>,
    pub state: String,
    pub held_at: Option<DateTimeUtc>,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
