//! One person in a reconciliation: as listed on its first day, what was said, and how it ended.

use domain::ids::{AccountId, ClassId, PersonId, ReconciliationId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reconciliation_rows")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: SchoolId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub reconciliation_id: ReconciliationId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    /// Of a pupil, on the first day.
    pub class_id: Option<ClassId>,
    /// JSON of what the list said; nothing for whoever came later.
    pub listed: Option<String>,
    /// `right` or `flagged`.
    pub said: Option<String>,
    pub flag: Option<String>,
    pub remark: String,
    /// JSON of what the list said when it was looked at; nothing for whoever was in none.
    pub seen: Option<String>,
    pub said_by: Option<AccountId>,
    pub said_at: Option<DateTimeUtc>,
    /// How a difference that stays open is explained.
    pub explained: String,
    /// Where it stood when the campaign was closed.
    pub state: Option<String>,
    /// JSON of what the list said then.
    pub listed_last: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
