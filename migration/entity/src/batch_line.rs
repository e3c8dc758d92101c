//! One thing a batch did, with what is needed to take it back.

use domain::ids::{BatchId, BatchLineId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "batch_lines")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: BatchLineId,
    pub school_id: SchoolId,
    pub batch_id: BatchId,
    pub deed: String,
    /// A person; of a class made the class, of an order the order.
    pub target: i64,
    /// The child of a kinship, the place of a pupil, the class that is led.
    pub other: Option<i64>,
    /// What the batch left there.
    pub mark: String,
    /// What stood there before, under the key of the vault.
    pub sealed_before: Option<Vec<u8>>,
    pub outcome: Option<String>,
    /// Why it is kept.
    pub why: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
