//! A teacher is away: days, lessons of them, and a kind of reason.

use domain::ids::{AccountId, PersonId, SchoolId, TeacherAbsenceId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "teacher_absences")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: TeacherAbsenceId,
    pub school_id: SchoolId,
    pub teacher_id: PersonId,
    /// `ill`, `trip`, `courses`, `leave` or `other`: for those who decide and the personnel officer alone.
    pub kind: String,
    pub first_day: Date,
    pub last_day: Date,
    /// Both or neither: away all day.
    pub first_lesson: Option<i32>,
    pub last_lesson: Option<i32>,
    pub by: AccountId,
    pub at: DateTimeUtc,
    pub cancelled_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
