//! A consent to the processing of a person's data: given, and perhaps withdrawn.

use domain::ids::{AccountId, ConsentId, ConsentTemplateId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consents")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ConsentId,
    pub school_id: SchoolId,
    pub subject_id: PersonId,
    pub given_by: PersonId,
    pub template_id: ConsentTemplateId,
    pub channel: String,
    pub scan: Option<Vec<u8>>,
    pub signed_on: Date,
    pub valid_until: Option<Date>,
    pub withdrawn_on: Option<Date>,
    pub withdrawn_how: Option<String>,
    /// Account; none: signed by the giver.
    pub registered_by: Option<AccountId>,
    pub registered_at: Option<DateTimeUtc>,
    pub withdrawn_by: Option<AccountId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
