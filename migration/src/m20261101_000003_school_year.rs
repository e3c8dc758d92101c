//! The frame of a school year: settings, terms, vacations, rooms, classes, bells, staff.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, date, integer, integer_null, text, text_null, time,
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
    vec![
        school_settings(),
        school_years(),
        vacations(),
        terms(),
        grades(),
        rooms(),
        classes(),
        bells(),
        staff(),
    ]
}

fn school_settings() -> Sheet {
    Sheet::plain("school_settings")
        .cols([big_integer("school_id"), text("key"), text("value")])
        .key(&["school_id", "key"])
        .refers("school_id", "organisations")
}

fn school_years() -> Sheet {
    Sheet::of_school("school_years")
        .cols([date("first_day"), date("last_day"), code("state", &["draft", "open", "closing", "closed"])])
        .check("first_day <= last_day")
        .unique(&["school_id", "first_day"])
}

fn vacations() -> Sheet {
    Sheet::of_school("vacations")
        .cols([big_integer("year_id"), text("set_code"), text("title"), date("first_day"), date("last_day")])
        .check("first_day <= last_day")
        .within("year_id", "school_years")
        .index(&["school_id", "year_id"])
}

fn terms() -> Sheet {
    Sheet::of_school("terms")
        .cols([
            big_integer("year_id"),
            code("kind", &["quarter", "trimester", "half", "year", "exam", "final"]),
            integer("number"),
            text("title"),
            date("first_day"),
            date("last_day"),
            date("post_from"),
            date("post_until"),
        ])
        .check("first_day <= last_day")
        .check("post_from <= post_until")
        .within("year_id", "school_years")
        .unique(&["school_id", "year_id", "kind", "number"])
}

fn grades() -> Sheet {
    Sheet::plain("grades")
        .cols([
            big_integer("school_id"),
            big_integer("year_id"),
            integer("grade"),
            text("profile").default("").take(),
            code("term_kind", &["quarter", "trimester", "half"]),
            text("vacation_set"),
        ])
        .key(&["school_id", "year_id", "grade", "profile"])
        .check("grade BETWEEN 1 AND 12")
        .within("year_id", "school_years")
}

fn rooms() -> Sheet {
    Sheet::of_school("rooms").cols([text("name"), integer_null("seats")]).unique(&["school_id", "name"])
}

fn classes() -> Sheet {
    Sheet::of_school("classes")
        .cols([
            big_integer("year_id"),
            integer("grade"),
            text("letter"),
            text("profile").default("").take(),
            text("kind").default("ordinary").take(),
            integer("shift").default(1).take(),
            big_integer_null("room_id"),
            text("vacation_set"),
            code("plan_kind", &["classic", "individual"]),
            big_integer_null("teacher_id"),
            integer_null("headcount_20_sept"),
        ])
        .check("grade BETWEEN 1 AND 12")
        .within("year_id", "school_years")
        .within("room_id", "rooms")
        .refers("teacher_id", "persons")
        .unique(&["school_id", "year_id", "grade", "letter"])
        .index(&["teacher_id", "school_id"])
}

fn bells() -> Sheet {
    Sheet::plain("bells")
        .cols(["school_id", "year_id"].map(big_integer))
        .cols(["shift", "weekday", "number"].map(integer))
        .cols(["starts", "ends"].map(time))
        .key(&["school_id", "year_id", "shift", "weekday", "number"])
        .check("weekday BETWEEN 0 AND 7")
        .check("starts < ends")
        .within("year_id", "school_years")
}

fn staff() -> Sheet {
    Sheet::plain("staff")
        .cols(["school_id", "person_id"].map(big_integer))
        .cols([text("post"), text("subjects"), text_null("class_wish")])
        .since_until()
        .key(&["school_id", "person_id"])
        .refers("school_id", "organisations")
        .refers("person_id", "persons")
        .index(&["person_id", "school_id"])
}
