//! How many hours a week a grade and profile has of a subject.

use domain::ids::{CurriculumRowId, SchoolId, SubjectId, YearId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "curriculum_rows")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: CurriculumRowId,
    pub school_id: SchoolId,
    pub year_id: YearId,
    pub grade: i32,
    pub profile: String,
    pub subject_id: SubjectId,
    pub part: String,
    /// Hours a week.
    pub hours_hundredths: i32,
    /// Into how many groups the class is split.
    pub split: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
