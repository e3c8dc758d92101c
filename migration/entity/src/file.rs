//! A file that somebody brought; its content lies in `file_pieces`.

use domain::ids::{AccountId, FileId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "files")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: FileId,
    pub school_id: SchoolId,
    pub name: String,
    /// Such as `pdf`.
    pub kind: String,
    /// In bytes.
    pub size: i64,
    pub pieces: i32,
    /// Of the whole content, in hex.
    pub sha256: String,
    pub at: DateTimeUtc,
    pub by: AccountId,
    /// Since when it hangs on nothing; none: something owns it.
    pub loose_since: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
