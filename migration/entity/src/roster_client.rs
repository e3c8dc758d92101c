//! A program that may read the roster of an organisation and of all below it.

use domain::ids::{OrganisationId, RosterClientId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roster_clients")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: RosterClientId,
    pub organisation_id: OrganisationId,
    pub name: String,
    pub client_id: String,
    /// The secret itself was shown once.
    pub secret_hash: String,
    /// With spaces between.
    pub scopes: String,
    pub made_at: DateTimeUtc,
    pub revoked_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
