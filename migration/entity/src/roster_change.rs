//! When a record of the roster was changed last, as triggers note it; school 0 is the city itself.

use domain::ids::SchoolId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roster_changes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: SchoolId,
    /// As in `sourced_ids`; `begun` is the moment before which nothing is known.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// Which row it is: our number, or our numbers with `:` between.
    #[sea_orm(primary_key, auto_increment = false)]
    pub ours: String,
    /// Milliseconds of the epoch.
    pub at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
