//! An order over a term of a school: more time, closed, opened again. The last of its kind is in force.

use domain::ids::{AccountId, SchoolId, TermId, TermOrderId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "term_orders")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: TermOrderId,
    pub school_id: SchoolId,
    pub term_id: TermId,
    pub kind: String,
    /// The last day given, the day of closing, or the last day it stays open again.
    pub day: Date,
    pub reason: Option<String>,
    pub by: AccountId,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
