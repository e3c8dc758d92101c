//! Files that people bring, their content sealed piece by piece.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, blob, integer, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

use crate::sheet::{Sheet, code, create_all, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_all(manager, vec![files(), file_pieces()]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, vec![files(), file_pieces()]).await
    }
}

fn files() -> Sheet {
    let kinds =
        ["pdf", "jpg", "png", "webp", "docx", "xlsx", "pptx", "odt", "ods", "odp", "txt", "mp3", "mp4"];
    Sheet::of_school("files")
        .cols([
            text("name"),
            code("kind", &kinds),
            big_integer("size"),
            integer("pieces"),
            text("sha256"),
            timestamp_with_time_zone("at"),
            big_integer("by"),
            timestamp_with_time_zone_null("loose_since"),
        ])
        .refers("by", "accounts")
        .index(&["loose_since"])
}

fn file_pieces() -> Sheet {
    Sheet::plain("file_pieces")
        .cols(["school_id", "file_id"].map(big_integer))
        .cols([integer("number"), blob("sealed")])
        .key_apart(&["school_id", "file_id", "number"])
        .within("file_id", "files")
}
