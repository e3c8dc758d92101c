//! Rules by which a school suggests term marks, exemptions from subjects, and columns for exams and final marks.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, date, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

use crate::sheet::{Sheet, create_all, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Years that are kept already get the columns too; their time is given by the coordinator.
const COLUMNS: [(&str, &str); 2] = [("exam", "Экзамен"), ("final", "Итоговая")];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_all(manager, sheets()).await?;
        for (kind, title) in COLUMNS {
            let insert = format!(
                "INSERT INTO terms (school_id, year_id, kind, number, title, first_day, last_day, post_from, post_until) \
                 SELECT t.school_id, t.year_id, '{kind}', 1, '{title}', t.first_day, t.last_day, t.last_day, t.post_until \
                 FROM terms t JOIN school_years y ON y.school_id = t.school_id AND y.id = t.year_id \
                 WHERE t.kind = 'year' AND y.state <> 'closed' AND NOT EXISTS (SELECT 1 FROM terms o \
                   WHERE o.school_id = t.school_id AND o.year_id = t.year_id AND o.kind = '{kind}')"
            );
            manager.get_connection().execute_unprepared(&insert).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, sheets()).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![term_rules(), exemptions()]
}

fn term_rules() -> Sheet {
    Sheet::of_school("term_rules")
        .cols([
            big_integer_null("subject_id"),
            date("since"),
            text("rule"),
            big_integer("by"),
            timestamp_with_time_zone("at"),
        ])
        .refers("subject_id", "subjects")
        .refers("by", "accounts")
        .index(&["school_id", "since"])
}

fn exemptions() -> Sheet {
    Sheet::of_school("exemptions")
        .cols([
            big_integer("pupil_id"),
            big_integer("subject_id"),
            date("first_day"),
            date("last_day"),
            text("document"),
            big_integer("by"),
            timestamp_with_time_zone("at"),
            timestamp_with_time_zone_null("cancelled_at"),
        ])
        .check("last_day >= first_day")
        .refers("pupil_id", "persons")
        .refers("subject_id", "subjects")
        .refers("by", "accounts")
        .index(&["school_id", "subject_id", "last_day"])
        .index(&["pupil_id", "school_id"])
}
