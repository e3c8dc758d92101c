//! A list brought into a school by one hand, that can be taken back whole.

use domain::ids::{AccountId, BatchId, SchoolId, UploadId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "batches")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: BatchId,
    pub school_id: SchoolId,
    pub kind: String,
    pub file_name: String,
    /// None: by a command.
    pub upload_id: Option<UploadId>,
    pub at: DateTimeUtc,
    /// None: the administrator at the console.
    pub by: Option<AccountId>,
    /// `open` while it is written, and after a run that was cut off.
    pub state: String,
    pub created: Option<i32>,
    pub updated: Option<i32>,
    pub undone_at: Option<DateTimeUtc>,
    pub undone_by: Option<AccountId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
