//! How many hours a week a methodical centre proposes to schools for a grade and profile.

use domain::ids::{OrganisationId, SubjectId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "curriculum_templates")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub office_id: OrganisationId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub grade: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub profile: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject_id: SubjectId,
    /// Hours a week of the obligatory part, in hundredths.
    pub core: i32,
    /// And of the part of the school.
    pub school: i32,
    /// Into how many groups a class is split.
    pub split: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
