//! A place of a group in the weekly timetable.

use domain::ids::{GroupId, RoomId, SchoolId, SlotId, YearId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "slots")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SlotId,
    pub school_id: SchoolId,
    pub year_id: YearId,
    pub group_id: GroupId,
    pub weekday: i32,
    pub number: i32,
    pub room_id: Option<RoomId>,
    pub since: Date,
    pub until: Option<Date>,
    /// Every week, or the odd or even ones.
    pub weeks: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
