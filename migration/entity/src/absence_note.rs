//! A guardian's note that a pupil will be away, or was, and why.

use domain::ids::{AccountId, NoteId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "absence_notes")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: NoteId,
    pub school_id: SchoolId,
    pub pupil_id: PersonId,
    /// `ill` or `family`.
    pub kind: String,
    pub first_day: Date,
    pub last_day: Date,
    /// Free text about a child's health: it goes into no log, feed or report.
    pub text: String,
    pub by: AccountId,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
