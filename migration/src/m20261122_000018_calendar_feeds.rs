//! Secret addresses of calendars: of the secret the hash alone.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, text_uniq, timestamp_with_time_zone,
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

fn sheets() -> Vec<Sheet> {
    vec![calendar_feeds()]
}

/// Found by its hash, which is all that its reader brings; listed by the person, who may have some in several schools.
fn calendar_feeds() -> Sheet {
    Sheet::of_school("calendar_feeds")
        .cols([
            text_uniq("token_hash"),
            big_integer("person_id"),
            code("kind", &["pupil", "teacher", "class"]),
        ])
        .cols(["pupil_id", "class_id"].map(big_integer_null))
        .cols([
            boolean("homework"),
            timestamp_with_time_zone("made_at"),
            timestamp_with_time_zone_null("read_at"),
        ])
        .check("(kind = 'pupil') = (pupil_id IS NOT NULL)")
        .check("(kind = 'class') = (class_id IS NOT NULL)")
        .refers("person_id", "persons")
        .refers("pupil_id", "persons")
        .within("class_id", "classes")
        .index(&["person_id", "school_id"])
}
