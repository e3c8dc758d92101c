//! A document of a person's card: its kind in clear, number and day under one seal, perhaps a scan.

use domain::ids::{AccountId, DocumentId, FileId, PersonId, SchoolId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_documents")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: DocumentId,
    pub school_id: SchoolId,
    pub person_id: PersonId,
    pub kind: String,
    pub sealed: Vec<u8>,
    pub file_id: Option<FileId>,
    pub at: DateTimeUtc,
    pub by: AccountId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
