//! A file brought for import: checked first, then committed or dropped.

use domain::ids::{AccountId, SchoolId, UploadId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "uploads")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: UploadId,
    pub school_id: SchoolId,
    pub kind: String,
    pub file_name: String,
    /// The file under the key of the vault.
    pub sealed_file: Vec<u8>,
    pub at: DateTimeUtc,
    pub by: AccountId,
    pub state: String,
    /// What was said of it when it was brought in, under the same key.
    pub sealed_report: Option<Vec<u8>>,
    /// How a person understood its columns, under the same key; none: as they were guessed.
    pub sealed_columns: Option<Vec<u8>>,
    /// Who rows are that meet somebody on record, as a person decided, under the same key.
    pub sealed_rulings: Option<Vec<u8>>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
