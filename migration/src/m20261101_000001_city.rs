//! The city: its organisations and people, who holds which role, whose child is whose, its dictionaries.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, blob_null, boolean, date_null, integer, text, text_null, text_uniq,
    timestamp_with_time_zone,
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
        create_all(manager, sheets()).await?;
        manager.execute(first_work_kinds()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, sheets()).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![organisations(), persons(), roles(), kinships(), subjects(), work_kinds()]
}

fn organisations() -> Sheet {
    let kinds = ["city", "district", "school", "preschool", "extra", "method_centre"];
    Sheet::numbered("organisations")
        .cols([
            big_integer_null("parent_id"),
            code("kind", &kinds),
            text_uniq("code"),
            text("name"),
            text("short_name"),
        ])
        .cols(["legal_address", "postal_address", "phone", "email", "site"].map(text_null))
        .cols(["inn", "okpo", "ogrn"].map(text_null))
        .cols([timestamp_with_time_zone("created_at")])
        .refers("parent_id", "organisations")
        .index(&["parent_id"])
}

fn persons() -> Sheet {
    Sheet::numbered("persons")
        .cols([
            text("surname"),
            text("given"),
            text_null("patronymic"),
            code_null("sex", &["m", "f"]),
            date_null("born"),
            text("search"),
            text_null("phone"),
            text_null("phone_key"),
            text_null("email"),
            blob_null("snils_cipher"),
            text_null("snils_blind").unique_key().take(),
        ])
        .index(&["search"])
        .index(&["phone_key"])
}

fn roles() -> Sheet {
    let codes = [
        "server_admin",
        "city_head",
        "city_officer",
        "city_operator",
        "district_officer",
        "methodist",
        "coordinator",
        "head",
        "deputy",
        "secretary",
        "teacher",
        "medic",
        "psychologist",
        "personnel",
    ];
    Sheet::numbered("roles")
        .cols([big_integer("person_id"), big_integer("organisation_id"), code("role", &codes)])
        .since_until()
        .refers("person_id", "persons")
        .refers("organisation_id", "organisations")
        .index(&["person_id"])
        .index(&["organisation_id"])
}

fn kinships() -> Sheet {
    Sheet::plain("kinships")
        .cols([
            big_integer("guardian_id"),
            big_integer("child_id"),
            text_null("degree"),
            boolean("may_view"),
            boolean("may_sign"),
        ])
        .key(&["guardian_id", "child_id"])
        .check("guardian_id <> child_id")
        .refers("guardian_id", "persons")
        .refers("child_id", "persons")
        .index(&["child_id"])
}

fn subjects() -> Sheet {
    Sheet::numbered("subjects").cols([text_uniq("code"), text("name"), text("short_name")])
}

fn work_kinds() -> Sheet {
    Sheet::plain("work_kinds")
        .cols([text("code"), text("name"), integer("weight"), integer("position")])
        .key(&["code"])
        .check("weight >= 0")
}

/// The kinds of work schools know; the city may edit them afterwards.
const WORK_KINDS: [(&str, &str, i32); 14] = [
    ("О", "Ответ на уроке", 10),
    ("Д", "Домашняя работа", 10),
    ("К", "Контрольная работа", 20),
    ("С", "Самостоятельная работа", 10),
    ("Л", "Лабораторная работа", 10),
    ("А", "Практическая работа", 10),
    ("В", "Срезовая работа", 10),
    ("П", "Проект", 10),
    ("Н", "Диктант", 10),
    ("Р", "Реферат", 10),
    ("Ч", "Сочинение", 10),
    ("И", "Изложение", 10),
    ("З", "Зачёт", 20),
    ("Т", "Тестирование", 10),
];

fn first_work_kinds() -> InsertStatement {
    let mut insert = Query::insert();
    insert.into_table("work_kinds").columns(["code", "name", "weight", "position"]);
    for (position, (code, name, weight)) in (1_i32..).zip(WORK_KINDS) {
        insert.values_panic([code.into(), name.into(), weight.into(), position.into()]);
    }
    insert
}
