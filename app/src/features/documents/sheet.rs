//! Documents and the photograph of a card as they cross the wire.

use domain::document::{DocumentKind, Requisites};
use domain::file::Attached;
use domain::ids::{DocumentId, FileId, PersonId};
use serde::{Deserialize, Serialize};

/// `/documents/:of`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Documents {
    pub person: PersonId,
    /// «Соколов Михаил Дмитриевич»
    pub name: String,
    pub photo: PhotoSheet,
    pub list: Vec<Listed>,
    /// The reader opens, adds, replaces and removes.
    pub keeps: bool,
}

/// The photograph and what may be done to it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PhotoSheet {
    pub shown: Option<FileId>,
    /// There is one, and it is not shown.
    pub hidden: bool,
    /// «Фото и сайт»: the consent that does not stand.
    pub lacks: Option<String>,
    pub keeps: bool,
}

/// That a document is there, and nothing of what stands in it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listed {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub scan: bool,
    /// «12.11.2026 14:05»
    pub at: String,
    /// «Кравцова Е. В.»
    pub by: String,
}

/// `/documents/:of/:document`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OpenedDocument {
    pub person: PersonId,
    pub name: String,
    pub listed: Listed,
    pub requisites: Requisites,
    pub scan: Option<Attached>,
}
