//! A reconciliation of lists: one side of a school, the day whose lists it keeps, the day by which it is due.

use domain::ids::{AccountId, ReconciliationId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reconciliations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ReconciliationId,
    pub school_id: SchoolId,
    /// `pupils` or `staff`.
    pub side: String,
    pub day: Date,
    pub due: Date,
    pub started_by: AccountId,
    pub started_at: DateTimeUtc,
    pub closed_on: Option<Date>,
    pub closed_by: Option<AccountId>,
    /// Explains what had no explanation of its own at the end.
    pub remark: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
