//! One look at somebody's personal data: who, when, at what, and whose.

use domain::ids::{AccountId, RosterClientId, SchoolId, TraceId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "traces")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: TraceId,
    pub school_id: SchoolId,
    pub at: DateTimeUtc,
    /// The day in the city: who belonged to a class is asked of this day.
    pub day: Date,
    /// None, and no program either: the administrator at the console.
    pub account_id: Option<AccountId>,
    /// A program that reads the roster.
    pub client_id: Option<RosterClientId>,
    /// `card`, `list`, `print` or `export`.
    pub way: String,
    /// `people`, `slips`, `consents`, `journal` or `roster`.
    pub matter: String,
    /// `person`, `class`, `group`, `staff` or `school`.
    pub whose: String,
    pub whose_id: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
