//! Plans beyond that of a class: shared with the city, proposed to its schools, of a single pupil.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, integer, text};

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
    vec![shared_plans(), curriculum_templates(), individual_hours()]
}

/// The plan as it was on the day: what its author changes later does not change what hangs.
fn shared_plans() -> Sheet {
    Sheet::of_school("shared_plans")
        .cols([
            big_integer("plan_id"),
            big_integer("subject_id"),
            integer("grade"),
            text("variant"),
            text("about"),
            text("topics"),
            integer("topic_count"),
            integer("hours"),
            date("shared_on"),
            big_integer("by"),
        ])
        .within("plan_id", "lesson_plans")
        .refers("subject_id", "subjects")
        .refers("by", "accounts")
        .unique(&["school_id", "plan_id"])
}

fn curriculum_templates() -> Sheet {
    Sheet::plain("curriculum_templates")
        .cols([big_integer("office_id"), integer("grade"), text("profile"), big_integer("subject_id")])
        .cols(["core", "school", "split"].map(integer))
        .key(&["office_id", "grade", "profile", "subject_id"])
        .check("grade BETWEEN 1 AND 12")
        .check("core >= 0 AND school >= 0")
        .refers("office_id", "organisations")
        .refers("subject_id", "subjects")
}

/// Only what differs from the plan of the pupil's class; no hours: the subject is not taken.
fn individual_hours() -> Sheet {
    Sheet::plain("individual_hours")
        .cols(["school_id", "year_id", "pupil_id", "subject_id"].map(big_integer))
        .cols([integer("hours_hundredths")])
        .key(&["school_id", "year_id", "pupil_id", "subject_id"])
        .check("hours_hundredths >= 0")
        .within("year_id", "school_years")
        .refers("pupil_id", "persons")
        .refers("subject_id", "subjects")
}
