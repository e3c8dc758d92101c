//! How many hours a week a pupil with an individual plan has of a subject, where it differs from the class.

use domain::ids::{PersonId, SchoolId, SubjectId, YearId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "individual_hours")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: SchoolId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub year_id: YearId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub pupil_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject_id: SubjectId,
    /// None: the subject is not taken.
    pub hours_hundredths: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
