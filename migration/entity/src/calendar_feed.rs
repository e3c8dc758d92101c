//! A secret address where a calendar reads somebody's lessons.

use domain::ids::{ClassId, FeedId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_feeds")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: FeedId,
    pub school_id: SchoolId,
    /// The secret itself is with its readers alone.
    pub token_hash: String,
    /// Who made it, and whose right it lives by.
    pub person_id: PersonId,
    /// `pupil`, `teacher` or `class`.
    pub kind: String,
    pub pupil_id: Option<PersonId>,
    pub class_id: Option<ClassId>,
    /// Homework stands in it too.
    pub homework: bool,
    pub made_at: DateTimeUtc,
    pub read_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
