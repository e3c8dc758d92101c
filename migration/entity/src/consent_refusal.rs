//! A consent that was asked for and refused.

use domain::ids::{ConsentRefusalId, ConsentTemplateId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent_refusals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ConsentRefusalId,
    pub school_id: SchoolId,
    pub subject_id: PersonId,
    pub refused_by: PersonId,
    pub template_id: ConsentTemplateId,
    pub refused_on: Date,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
