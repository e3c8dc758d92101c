//! A class of one school year, such as 5А.

use domain::ids::{ClassId, PersonId, RoomId, SchoolId, YearId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "classes")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ClassId,
    pub school_id: SchoolId,
    pub year_id: YearId,
    pub grade: i32,
    pub letter: String,
    pub profile: String,
    pub kind: String,
    pub shift: i32,
    pub room_id: Option<RoomId>,
    pub vacation_set: String,
    pub plan_kind: String,
    pub teacher_id: Option<PersonId>,
    /// The reference count of 20 September.
    pub headcount_20_sept: Option<i32>,
    /// Its own kind of terms, where it differs from that of the grade.
    pub term_kind: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
