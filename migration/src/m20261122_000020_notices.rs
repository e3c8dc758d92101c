//! Notices with how far each is read, announcements, wishes for mail and the letters that wait.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, date, integer, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

use crate::sheet::{Sheet, code, code_null, create_all, drop_all};

const KINDS: [&str; 7] = ["marks", "absences", "homework", "lessons", "announcements", "notes", "reminders"];

/// What happened before there were notices is not told.
const BEGIN_HERE: &str = "INSERT INTO notice_places (school_id, last_event) \
     SELECT school_id, MAX(id) FROM events WHERE school_id > 0 GROUP BY school_id";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create_all(manager, sheets()).await?;
        manager.get_connection().execute_unprepared(BEGIN_HERE).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, sheets()).await
    }
}

fn sheets() -> Vec<Sheet> {
    vec![announcements(), notices(), notice_places(), notice_readings(), notice_wishes(), letters()]
}

/// One row for one thing, whoever hears of it. `lesson_id` points nowhere: lessons are laid anew, and a notice does not
/// hold them.
fn notices() -> Sheet {
    Sheet::of_school("notices")
        .cols([code("kind", &KINDS), text("about")])
        .cols(
            ["pupil_id", "group_id", "class_id", "person_id", "lesson_id", "announcement_id"]
                .map(big_integer_null),
        )
        .cols([text("stands")])
        .cols(["first_event", "last_event"].map(big_integer))
        .cols([timestamp_with_time_zone("at")])
        .check("first_event <= last_event")
        .unique(&["school_id", "kind", "about"])
        .refers("pupil_id", "persons")
        .refers("person_id", "persons")
        .within("group_id", "groups")
        .within("class_id", "classes")
        .within("announcement_id", "announcements")
        .index(&["pupil_id", "last_event"])
        .index(&["person_id", "last_event"])
        .index(&["school_id", "group_id", "last_event"])
        .index(&["school_id", "class_id", "last_event"])
        .index(&["school_id", "announcement_id"])
}

/// How far the log of events has been told.
fn notice_places() -> Sheet {
    Sheet::plain("notice_places").cols(["school_id", "last_event"].map(big_integer)).key(&["school_id"])
}

fn notice_readings() -> Sheet {
    Sheet::plain("notice_readings")
        .cols(["school_id", "account_id", "up_to"].map(big_integer))
        .key(&["school_id", "account_id"])
        .refers("school_id", "organisations")
        .refers("account_id", "accounts")
}

/// To a class, or to the whole school where none is named.
fn announcements() -> Sheet {
    Sheet::of_school("announcements")
        .cols([big_integer_null("class_id"), big_integer("by"), text("title"), text("text")])
        .cols([date("until"), timestamp_with_time_zone("at"), timestamp_with_time_zone_null("recalled_at")])
        .within("class_id", "classes")
        .refers("by", "accounts")
        .index(&["school_id", "until"])
}

/// Of a person, whatever schools their children go to.
fn notice_wishes() -> Sheet {
    Sheet::plain("notice_wishes")
        .cols([big_integer("account_id"), integer("quiet_from"), integer("quiet_until"), text("chosen")])
        .cols([text_null("mail"), code_null("mail_state", &["asked", "confirmed", "refused"])])
        .cols([timestamp_with_time_zone_null("mail_at")])
        .check("(mail IS NULL) = (mail_state IS NULL)")
        .check("quiet_from BETWEEN 0 AND 23 AND quiet_until BETWEEN 0 AND 23")
        .key_apart(&["account_id"])
        .refers("account_id", "accounts")
}

/// One letter tells of one kind; those of one person that are due together go as one mail.
fn letters() -> Sheet {
    let kinds: Vec<&str> = KINDS.into_iter().chain(["confirm"]).collect();
    Sheet::numbered("letters")
        .cols([big_integer("account_id"), code("kind", &kinds), big_integer("from_event")])
        .cols([timestamp_with_time_zone("due_at"), integer("tries"), timestamp_with_time_zone("next_try_at")])
        .cols([code("state", &["waiting", "sent", "dropped", "failed"])])
        .refers("account_id", "accounts")
        .index(&["state", "next_try_at"])
        .index(&["account_id", "state"])
}
