//! The journal: lessons, work that can be marked, cells, marks and term marks.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, date, date_null, integer, small_integer, text, text_null, time,
    timestamp_with_time_zone, timestamp_with_time_zone_null,
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
        create_all(manager, sheets()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, sheets()).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![lessons(), assignments(), cells(), marks(), term_marks()]
}

fn lessons() -> Sheet {
    Sheet::numbered("lessons")
        .cols(["school_id", "group_id"].map(big_integer))
        .cols([date("date"), integer("number"), time("starts"), time("ends")])
        .cols([
            big_integer_null("room_id"),
            big_integer("teacher_id"),
            big_integer_null("substitute_id"),
            text_null("topic"),
            code("state", &["planned", "held", "cancelled", "moved"]),
            timestamp_with_time_zone_null("held_at"),
            integer("version").default(0).take(),
        ])
        .within("group_id", "groups")
        .within("room_id", "rooms")
        .refers("teacher_id", "persons")
        .refers("substitute_id", "persons")
        .unique(&["school_id", "group_id", "id"])
        .index(&["school_id", "group_id", "date", "number"])
        .index(&["school_id", "date"])
}

fn assignments() -> Sheet {
    Sheet::numbered("assignments")
        .cols(["school_id", "group_id"].map(big_integer))
        .cols(["lesson_id", "issued_lesson_id"].map(big_integer_null))
        .cols([
            text("kind"),
            integer("ordinal").default(1).take(),
            text("title"),
            text("description"),
            integer("weight"),
            boolean("mandatory"),
            date_null("visible_from"),
        ])
        .check("weight >= 0")
        .within("group_id", "groups")
        .in_journal("lesson_id", "lessons")
        .in_journal("issued_lesson_id", "lessons")
        .points(&["kind"], "work_kinds", &["code"])
        .unique(&["school_id", "group_id", "id"])
        .index(&["school_id", "lesson_id"])
        .index(&["school_id", "issued_lesson_id"])
}

fn cells() -> Sheet {
    Sheet::plain("cells")
        .cols(["school_id", "group_id", "lesson_id", "pupil_id"].map(big_integer))
        .cols([
            code_null("attendance", &["ОТ", "УП", "Б", "НП", "ОП", "ОСВ"]),
            integer("version"),
            text_null("comment"),
            timestamp_with_time_zone_null("comment_read_at"),
            timestamp_with_time_zone("changed_at"),
            big_integer("changed_by"),
        ])
        .key(&["school_id", "group_id", "lesson_id", "pupil_id"])
        .in_journal("lesson_id", "lessons")
        .refers("pupil_id", "persons")
        .refers("changed_by", "accounts")
        .index(&["pupil_id", "school_id", "lesson_id"])
}

fn marks() -> Sheet {
    let cell = ["school_id", "group_id", "lesson_id", "pupil_id"];
    Sheet::plain("marks")
        .cols(cell.map(big_integer))
        .cols([
            big_integer("assignment_id"),
            small_integer("value"),
            integer("position"),
            timestamp_with_time_zone("at"),
        ])
        .key(&["school_id", "group_id", "lesson_id", "pupil_id", "assignment_id"])
        .check("value BETWEEN 1 AND 5 OR value BETWEEN 10 AND 12")
        .points(&cell, "cells", &cell)
        .in_journal("assignment_id", "assignments")
        .index(&["pupil_id", "school_id", "at"])
}

fn term_marks() -> Sheet {
    let values = ["2", "3", "4", "5", "н/а", "осв", "зач", "нез"];
    Sheet::plain("term_marks")
        .cols(["school_id", "group_id", "term_id", "pupil_id"].map(big_integer))
        .cols([
            code("value", &values),
            code_null("suggested", &values),
            text_null("rule"),
            text_null("reason"),
            big_integer("by"),
            timestamp_with_time_zone("at"),
        ])
        .key(&["school_id", "group_id", "term_id", "pupil_id"])
        .within("group_id", "groups")
        .within("term_id", "terms")
        .refers("pupil_id", "persons")
        .refers("by", "accounts")
        .index(&["pupil_id", "school_id"])
}
