//! Absences of teachers, and what was decided about the lessons they miss.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, date, integer_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
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
        create_all(manager, sheets()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, sheets()).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![teacher_absences(), substitutions()]
}

fn teacher_absences() -> Sheet {
    Sheet::of_school("teacher_absences")
        .cols([
            big_integer("teacher_id"),
            code("kind", &["ill", "trip", "courses", "leave", "other"]),
            date("first_day"),
            date("last_day"),
        ])
        .cols(["first_lesson", "last_lesson"].map(integer_null))
        .cols([
            big_integer("by"),
            timestamp_with_time_zone("at"),
            timestamp_with_time_zone_null("cancelled_at"),
        ])
        .check("last_day >= first_day")
        .check("(first_lesson IS NULL) = (last_lesson IS NULL)")
        .refers("teacher_id", "persons")
        .refers("by", "accounts")
        .index(&["school_id", "last_day"])
}

fn substitutions() -> Sheet {
    Sheet::plain("substitutions")
        .cols(["school_id", "group_id", "lesson_id"].map(big_integer))
        .cols([
            code("outcome", &["replaced", "merged", "cancelled"]),
            big_integer("by"),
            timestamp_with_time_zone("at"),
        ])
        .key(&["school_id", "group_id", "lesson_id"])
        .in_journal("lesson_id", "lessons")
        .refers("by", "accounts")
}
