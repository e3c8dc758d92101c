//! A subject that a grade learns without marks by an act of the school.

use domain::ids::{AccountId, SchoolId, SubjectId, TermId, UnmarkedId, YearId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unmarked")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: UnmarkedId,
    pub school_id: SchoolId,
    pub year_id: YearId,
    pub grade: i32,
    pub subject_id: SubjectId,
    /// None: all year.
    pub term_id: Option<TermId>,
    pub act: String,
    pub by: AccountId,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
