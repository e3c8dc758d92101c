//! A rule by which a school, or one subject of it, suggests term marks from a day on; the last written is in force.

use domain::ids::{AccountId, SchoolId, SubjectId, TermRuleId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "term_rules")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: TermRuleId,
    pub school_id: SchoolId,
    /// None: of every subject that has no rule of its own.
    pub subject_id: Option<SubjectId>,
    pub since: Date,
    /// As the law writes it (JSON).
    pub rule: String,
    pub by: AccountId,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
