//! Lesson plans with their way to approval, the groups they are given to, and their dates.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, integer, text, text_null, timestamp_with_time_zone};

use crate::m20261101_000007_plans::{lesson_plan_rows, lesson_plans};
use crate::sheet::{Sheet, code, create_all, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    /// No version has written lesson plans before this one: their tables are made anew.
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, vec![lesson_plans(), lesson_plan_rows()]).await?;
        create_all(manager, sheets()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, sheets()).await?;
        create_all(manager, vec![lesson_plans(), lesson_plan_rows()]).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![plans(), lesson_plan_rows(), plan_groups(), plan_days(), plan_pauses()]
}

fn plans() -> Sheet {
    Sheet::of_school("lesson_plans")
        .cols([
            big_integer("subject_id"),
            integer("grade"),
            text("variant"),
            big_integer("author_id"),
            code("state", &["draft", "submitted", "approved", "returned"]),
            text_null("remark"),
            integer("version"),
            big_integer("changed_by"),
            timestamp_with_time_zone("changed_at"),
        ])
        .refers("subject_id", "subjects")
        .refers("author_id", "persons")
        .refers("changed_by", "accounts")
        .index(&["school_id", "subject_id", "grade"])
        .index(&["school_id", "author_id"])
}

/// The plan a group is taught by: one.
fn plan_groups() -> Sheet {
    Sheet::plain("lesson_plan_groups")
        .cols(["school_id", "group_id", "plan_id"].map(big_integer))
        .cols([code("way", &["shift", "squeeze"])])
        .key(&["school_id", "group_id"])
        .within("group_id", "groups")
        .within("plan_id", "lesson_plans")
        .index(&["school_id", "plan_id"])
}

/// Which topics are laid on which lesson of a group.
fn plan_days() -> Sheet {
    Sheet::plain("lesson_plan_days")
        .cols(["school_id", "group_id"].map(big_integer))
        .cols([date("date"), integer("number"), big_integer("row_id")])
        .key(&["school_id", "group_id", "date", "number", "row_id"])
        .within("group_id", "groups")
        .within("row_id", "lesson_plan_rows")
        .index(&["school_id", "row_id"])
}

/// Days on which a group has no lessons by plan: a quarantine week.
fn plan_pauses() -> Sheet {
    Sheet::plain("lesson_plan_pauses")
        .cols(["school_id", "group_id"].map(big_integer))
        .cols([date("first_day"), date("last_day"), text("reason")])
        .cols([big_integer("by"), timestamp_with_time_zone("at")])
        .key(&["school_id", "group_id", "first_day"])
        .check("first_day <= last_day")
        .within("group_id", "groups")
        .refers("by", "accounts")
}
