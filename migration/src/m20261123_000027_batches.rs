//! Lists brought in as batches that can be taken back, and how a person understood the columns of a file.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, blob_null, integer_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

use crate::sheet::{Sheet, code, code_null, create_all, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("uploads").add_column(columns()).take()).await?;
        create_all(manager, sheets()).await?;
        for (table, column) in POINTERS {
            let index = Index::create().name(index_name(table, column)).table(table).col(column).take();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in POINTERS {
            let drop = format!("DROP INDEX {}", index_name(table, column));
            manager.get_connection().execute_unprepared(&drop).await?;
        }
        drop_all(manager, sheets()).await?;
        manager.alter_table(Table::alter().table("uploads").drop_column("sealed_columns").take()).await
    }
}

/// Whoever goes is looked for here by the database itself, in all schools: without an index that is a walk over all
/// journals of the city for each of them.
const POINTERS: [(&str, &str); 6] = [
    ("cells", "changed_by"),
    ("term_marks", "by"),
    ("lessons", "teacher_id"),
    ("lessons", "substitute_id"),
    ("consents", "subject_id"),
    ("consents", "given_by"),
];

fn index_name(table: &str, column: &str) -> String {
    format!("ix_{table}_{column}")
}

/// Headings may be of anything: what was chosen for them lies sealed beside the file.
fn columns() -> ColumnDef {
    blob_null("sealed_columns")
}

fn sheets() -> Vec<Sheet> {
    vec![batches(), batch_lines()]
}

/// `by` is nobody at the console.
fn batches() -> Sheet {
    Sheet::of_school("batches")
        .cols([code("kind", &["pupils", "staff"]), text("file_name"), big_integer_null("upload_id")])
        .cols([timestamp_with_time_zone("at"), big_integer_null("by")])
        .cols([code("state", &["open", "done", "undone"])])
        .cols(["created", "updated"].map(integer_null))
        .cols([timestamp_with_time_zone_null("undone_at"), big_integer_null("undone_by")])
        .within("upload_id", "uploads")
        .refers("by", "accounts")
        .refers("undone_by", "accounts")
        .index(&["school_id", "upload_id"])
}

/// Numbers point nowhere: a line outlives what it is about. `mark` tells what the batch left there, so that a later hand
/// is seen; `sealed_before` is what stood there, and is forgotten once it is put back.
fn batch_lines() -> Sheet {
    let deeds = [
        "person_made",
        "person_changed",
        "account_made",
        "kin_made",
        "kin_changed",
        "place_made",
        "place_moved",
        "card_made",
        "card_changed",
        "lead_given",
        "class_made",
        "order_made",
    ];
    Sheet::of_school("batch_lines")
        .cols([
            big_integer("batch_id"),
            code("deed", &deeds),
            big_integer("target"),
            big_integer_null("other"),
        ])
        .cols([text("mark"), blob_null("sealed_before")])
        .cols([code_null("outcome", &["undone", "kept"]), text_null("why")])
        .within("batch_id", "batches")
        .index(&["school_id", "batch_id", "id"])
}
