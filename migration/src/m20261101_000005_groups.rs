//! Who learns what with whom: groups, their pupils and teachers, their places in the week.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, boolean, integer, text};

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
    vec![groups(), group_members(), group_teachers(), slots()]
}

fn groups() -> Sheet {
    Sheet::of_school("groups")
        .cols(["year_id", "subject_id"].map(big_integer))
        .cols([
            big_integer_null("class_id"),
            integer("grade"),
            text("name"),
            boolean("without_marks").default(false).take(),
        ])
        .within("year_id", "school_years")
        .within("class_id", "classes")
        .refers("subject_id", "subjects")
        .index(&["school_id", "year_id"])
        .index(&["school_id", "class_id"])
}

fn group_members() -> Sheet {
    Sheet::plain("group_members")
        .cols(["school_id", "group_id", "pupil_id"].map(big_integer))
        .since_until()
        .key(&["school_id", "group_id", "pupil_id", "since"])
        .within("group_id", "groups")
        .refers("pupil_id", "persons")
        .index(&["pupil_id", "school_id", "group_id"])
}

fn group_teachers() -> Sheet {
    Sheet::plain("group_teachers")
        .cols(["school_id", "group_id", "teacher_id"].map(big_integer))
        .since_until()
        .key(&["school_id", "group_id", "teacher_id", "since"])
        .within("group_id", "groups")
        .refers("teacher_id", "persons")
        .index(&["teacher_id", "school_id"])
}

fn slots() -> Sheet {
    Sheet::of_school("slots")
        .cols(["year_id", "group_id"].map(big_integer))
        .cols(["weekday", "number"].map(integer))
        .cols([big_integer_null("room_id")])
        .since_until()
        .check("weekday BETWEEN 1 AND 6")
        .within("year_id", "school_years")
        .within("group_id", "groups")
        .within("room_id", "rooms")
        .index(&["school_id", "year_id", "weekday"])
        .index(&["school_id", "group_id"])
}
