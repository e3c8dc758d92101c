//! What is to be taught: the curriculum and the lesson plans.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer, text, text_null};

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
    vec![curriculum_rows(), lesson_plans(), lesson_plan_rows()]
}

fn curriculum_rows() -> Sheet {
    Sheet::of_school("curriculum_rows")
        .cols([
            big_integer("year_id"),
            integer("grade"),
            text("profile").default("").take(),
            big_integer("subject_id"),
            code("part", &["core", "school"]),
            integer("hours_hundredths"),
            integer("split"),
        ])
        .check("grade BETWEEN 1 AND 12")
        .check("hours_hundredths >= 0")
        .within("year_id", "school_years")
        .refers("subject_id", "subjects")
        .unique(&["school_id", "year_id", "grade", "profile", "subject_id", "part"])
}

pub fn lesson_plans() -> Sheet {
    Sheet::of_school("lesson_plans")
        .cols([
            big_integer("subject_id"),
            integer("grade"),
            text("variant"),
            big_integer("author_id"),
            code("state", &["draft", "approved"]),
        ])
        .refers("subject_id", "subjects")
        .refers("author_id", "persons")
        .index(&["school_id", "subject_id", "grade"])
}

pub fn lesson_plan_rows() -> Sheet {
    Sheet::of_school("lesson_plan_rows")
        .cols([
            big_integer("plan_id"),
            integer("position"),
            text("section"),
            text("topic"),
            integer("hours"),
            text_null("homework"),
            text_null("control"),
        ])
        .within("plan_id", "lesson_plans")
        .index(&["school_id", "plan_id", "position"])
}
