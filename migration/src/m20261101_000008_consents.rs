//! Consents to the processing of personal data, and the texts they were given to.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, blob_null, date, date_null, integer, text, text_null};

use crate::sheet::{Sheet, code, create_all, drop_all};

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
    vec![consent_templates(), consents()]
}

fn consent_templates() -> Sheet {
    Sheet::of_school("consent_templates")
        .cols([text("purpose"), integer("version")])
        .cols(["title", "text", "text_hash"].map(text))
        .unique(&["school_id", "purpose", "version"])
}

fn consents() -> Sheet {
    Sheet::of_school("consents")
        .cols(["subject_id", "given_by", "template_id"].map(big_integer))
        .cols([
            code("channel", &["paper", "electronic"]),
            blob_null("scan"),
            date("signed_on"),
            date_null("valid_until"),
            date_null("withdrawn_on"),
            text_null("withdrawn_how"),
        ])
        .refers("subject_id", "persons")
        .refers("given_by", "persons")
        .within("template_id", "consent_templates")
        .index(&["school_id", "subject_id"])
}
