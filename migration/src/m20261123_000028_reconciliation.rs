//! Reconciliation of lists: campaigns, their rows as listed on the first day with what was said, and words of families.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, date, date_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

use crate::sheet::{Sheet, code, code_null, create_all, drop_all};

const FLAGS: [&str; 6] = ["name", "born", "place", "parents", "left", "extra"];
const STATES: [&str; 7] = ["not_looked", "confirmed", "changed", "flagged", "disagreed", "gone", "new"];

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
    vec![reconciliations(), reconciliation_rows(), reconciliation_missing(), reconciliation_words()]
}

fn reconciliations() -> Sheet {
    Sheet::of_school("reconciliations")
        .cols([
            code("side", &["pupils", "staff"]),
            date("day"),
            date("due"),
            big_integer("started_by"),
            timestamp_with_time_zone("started_at"),
            date_null("closed_on"),
            big_integer_null("closed_by"),
            text("remark"),
        ])
        .refers("started_by", "accounts")
        .refers("closed_by", "accounts")
        .index(&["school_id", "side"])
}

/// `listed` is nothing for whoever came into a list later; `state` and `listed_last` stand once it is closed.
fn reconciliation_rows() -> Sheet {
    Sheet::plain("reconciliation_rows")
        .cols(["school_id", "reconciliation_id", "person_id"].map(big_integer))
        .cols([
            big_integer_null("class_id"),
            text_null("listed"),
            code_null("said", &["right", "flagged"]),
            code_null("flag", &FLAGS),
            text("remark"),
            text_null("seen"),
            big_integer_null("said_by"),
            timestamp_with_time_zone_null("said_at"),
            text("explained"),
            code_null("state", &STATES),
            text_null("listed_last"),
        ])
        .check("(said IS NULL) = (said_by IS NULL)")
        .check("(flag IS NOT NULL) = (said IS NOT NULL AND said = 'flagged')")
        .key_apart(&["school_id", "reconciliation_id", "person_id"])
        .within("reconciliation_id", "reconciliations")
        .within("class_id", "classes")
        .refers("person_id", "persons")
        .refers("said_by", "accounts")
        .index(&["school_id", "reconciliation_id", "class_id"])
        .index(&["person_id", "school_id"])
}

fn reconciliation_missing() -> Sheet {
    Sheet::of_school("reconciliation_missing")
        .cols(["reconciliation_id", "class_id"].map(big_integer))
        .cols([
            text("name"),
            text("remark"),
            big_integer("by"),
            timestamp_with_time_zone("at"),
            text("explained"),
        ])
        .within("reconciliation_id", "reconciliations")
        .within("class_id", "classes")
        .refers("by", "accounts")
        .index(&["school_id", "reconciliation_id"])
}

fn reconciliation_words() -> Sheet {
    Sheet::plain("reconciliation_words")
        .cols(["school_id", "reconciliation_id", "person_id", "guardian_id"].map(big_integer))
        .cols([
            code("verdict", &["right", "wrong"]),
            text("text"),
            text("seen"),
            timestamp_with_time_zone("at"),
        ])
        .key_apart(&["school_id", "reconciliation_id", "person_id", "guardian_id"])
        .within("reconciliation_id", "reconciliations")
        .refers("person_id", "persons")
        .refers("guardian_id", "persons")
        .index(&["person_id", "school_id"])
        .index(&["guardian_id", "school_id"])
}
