//! The text of a consent, one version for one purpose.

use domain::ids::{ConsentTemplateId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent_templates")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ConsentTemplateId,
    pub school_id: SchoolId,
    pub purpose: String,
    pub version: i32,
    pub title: String,
    pub text: String,
    pub text_hash: String,
    /// The oldest version whose consents this one lets stand.
    pub accepted_from: i32,
    pub published_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
