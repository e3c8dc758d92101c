//! A pupil's mark for a term, beside the one the rule suggested.

use domain::ids::{AccountId, GroupId, PersonId, SchoolId, TermId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "term_marks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: SchoolId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_id: GroupId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub term_id: TermId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub pupil_id: PersonId,
    /// 2 to 5, н/а, осв, зач or нез.
    pub value: String,
    pub suggested: Option<String>,
    pub rule: Option<String>,
    pub reason: Option<String>,
    pub by: AccountId,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
