//! What files hang on: homework and its answers, and consents on paper.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, date_null, integer, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
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

const LESSON: [&str; 3] = ["school_id", "group_id", "lesson_id"];
const ANSWER: [&str; 4] = ["school_id", "group_id", "lesson_id", "pupil_id"];

fn sheets() -> Vec<Sheet> {
    vec![homeworks(), links(), files(), ticks(), answers(), answer_files(), scans()]
}

/// What others hang on: a lesson that has one is not laid anew.
fn homeworks() -> Sheet {
    Sheet::plain("homeworks")
        .cols(LESSON.map(big_integer))
        .cols([date_null("due_on")])
        .key(&LESSON)
        .in_journal("lesson_id", "lessons")
}

fn links() -> Sheet {
    Sheet::of_school("homework_links")
        .cols(["group_id", "lesson_id"].map(big_integer))
        .cols([text("title"), text("address")])
        .points(&LESSON, "homeworks", &LESSON)
        .index(&LESSON)
}

fn files() -> Sheet {
    Sheet::plain("homework_files")
        .cols(LESSON.map(big_integer))
        .cols([big_integer("file_id")])
        .key(&["school_id", "group_id", "lesson_id", "file_id"])
        .points(&LESSON, "homeworks", &LESSON)
        .within("file_id", "files")
        .unique(&["school_id", "file_id"])
}

fn ticks() -> Sheet {
    Sheet::plain("homework_ticks")
        .cols(ANSWER.map(big_integer))
        .cols([timestamp_with_time_zone("at"), big_integer("by")])
        .key(&ANSWER)
        .points(&LESSON, "homeworks", &LESSON)
        .refers("pupil_id", "persons")
        .refers("by", "accounts")
        .index(&["pupil_id", "school_id"])
}

fn answers() -> Sheet {
    Sheet::plain("homework_answers")
        .cols(ANSWER.map(big_integer))
        .cols([
            text("text"),
            code("state", &["sent", "rework", "taken"]),
            integer("version"),
            boolean("late"),
            timestamp_with_time_zone("at"),
            big_integer("by"),
            text("reply"),
            timestamp_with_time_zone_null("replied_at"),
            big_integer_null("replied_by"),
        ])
        .key_apart(&ANSWER)
        .points(&LESSON, "homeworks", &LESSON)
        .refers("pupil_id", "persons")
        .refers("by", "accounts")
        .refers("replied_by", "accounts")
        .index(&["school_id", "group_id", "state"])
        .index(&["pupil_id", "school_id"])
}

fn answer_files() -> Sheet {
    Sheet::plain("homework_answer_files")
        .cols(ANSWER.map(big_integer))
        .cols([big_integer("file_id")])
        .key(&["school_id", "group_id", "lesson_id", "pupil_id", "file_id"])
        .points(&ANSWER, "homework_answers", &ANSWER)
        .within("file_id", "files")
        .unique(&["school_id", "file_id"])
}

fn scans() -> Sheet {
    Sheet::plain("consent_scans")
        .cols(["school_id", "consent_id", "file_id"].map(big_integer))
        .key(&["school_id", "consent_id"])
        .within("consent_id", "consents")
        .within("file_id", "files")
        .unique(&["school_id", "file_id"])
}
