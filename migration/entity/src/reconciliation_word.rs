//! What a guardian says of the data that the school holds of a child and of themselves.

use domain::ids::{PersonId, ReconciliationId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reconciliation_words")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: SchoolId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub reconciliation_id: ReconciliationId,
    /// The child.
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub guardian_id: PersonId,
    /// `right` or `wrong`.
    pub verdict: String,
    /// In their own words: it goes into no log, feed or report outside the school.
    pub text: String,
    /// JSON of what they were shown.
    pub seen: String,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
