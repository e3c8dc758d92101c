//! The book of movement: orders, their lines, and the membership of classes they make.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, date, text};

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
    vec![orders(), order_lines(), class_members()]
}

fn orders() -> Sheet {
    Sheet::of_school("orders")
        .cols([
            big_integer("year_id"),
            text("kind"),
            text("number"),
            date("date"),
            date("effective"),
            text("basis"),
            code("state", &["draft", "issued", "cancelled"]),
            big_integer_null("cancels_id"),
        ])
        .within("year_id", "school_years")
        .within("cancels_id", "orders")
        .index(&["school_id", "year_id", "date"])
}

fn order_lines() -> Sheet {
    Sheet::of_school("order_lines")
        .cols(["order_id", "person_id"].map(big_integer))
        .cols(["from_class_id", "to_class_id"].map(big_integer_null))
        .cols([text("detail")])
        .within("order_id", "orders")
        .within("from_class_id", "classes")
        .within("to_class_id", "classes")
        .refers("person_id", "persons")
        .index(&["school_id", "order_id"])
        .index(&["person_id", "school_id"])
}

fn class_members() -> Sheet {
    Sheet::of_school("class_members")
        .cols(["class_id", "pupil_id"].map(big_integer))
        .since_until()
        .cols([big_integer("order_line_id"), big_integer_null("end_line_id")])
        .within("class_id", "classes")
        .within("order_line_id", "order_lines")
        .within("end_line_id", "order_lines")
        .refers("pupil_id", "persons")
        .index(&["school_id", "class_id"])
        .index(&["pupil_id", "school_id"])
}
