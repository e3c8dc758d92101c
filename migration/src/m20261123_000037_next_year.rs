//! Where classes and groups of a new year come from, posts left open on purpose, and the year somebody has in hand.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, text, timestamp_with_time_zone};

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
    vec![class_origins(), group_origins(), vacancies(), years_in_hand()]
}

fn class_origins() -> Sheet {
    Sheet::plain("class_origins")
        .cols(["school_id", "class_id", "origin_id"].map(big_integer))
        .key(&["school_id", "class_id"])
        .within("class_id", "classes")
        .within("origin_id", "classes")
        .index(&["school_id", "origin_id"])
}

fn group_origins() -> Sheet {
    Sheet::plain("group_origins")
        .cols(["school_id", "group_id", "origin_id"].map(big_integer))
        .key(&["school_id", "group_id"])
        .within("group_id", "groups")
        .within("origin_id", "groups")
        .index(&["school_id", "origin_id"])
}

/// A class without a class teacher, or one of its groups without a teacher, and why.
fn vacancies() -> Sheet {
    Sheet::of_school("vacancies")
        .cols([
            big_integer("class_id"),
            big_integer_null("group_id"),
            text("reason"),
            big_integer("by"),
            timestamp_with_time_zone("at"),
        ])
        .within("class_id", "classes")
        .within("group_id", "groups")
        .refers("by", "accounts")
        .index(&["school_id", "class_id"])
}

fn years_in_hand() -> Sheet {
    Sheet::plain("years_in_hand")
        .cols(["school_id", "account_id", "year_id"].map(big_integer))
        .key(&["school_id", "account_id"])
        .within("year_id", "school_years")
        .gone_with("account_id", "accounts", "id")
}
