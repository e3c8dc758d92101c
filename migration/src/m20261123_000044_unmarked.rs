//! What a grade learns without marks by an act of the school, in a term or all year.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, integer, text, timestamp_with_time_zone};

use crate::sheet::{Sheet, create_all, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_all(manager, sheets()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, sheets()).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![unmarked()]
}

fn unmarked() -> Sheet {
    Sheet::of_school("unmarked")
        .cols([big_integer("year_id"), integer("grade"), big_integer("subject_id")])
        .cols([big_integer_null("term_id"), text("act")])
        .cols([big_integer("by"), timestamp_with_time_zone("at")])
        .check("grade BETWEEN 2 AND 12")
        .within("year_id", "school_years")
        .within("term_id", "terms")
        .refers("subject_id", "subjects")
        .refers("by", "accounts")
        .index(&["school_id", "year_id", "grade", "subject_id"])
}
