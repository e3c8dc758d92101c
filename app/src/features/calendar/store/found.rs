//! An address found by the secret that somebody brings.

use chrono::TimeDelta;
use domain::feed::{FeedOf, Homework};
use domain::ids::{FeedId, PersonId};
use entity::calendar_feed::{Column, Entity, Model};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::kit::house::House;
use crate::kit::{AppError, AppResult, session, sql};

/// When an address was last read is written no oftener.
const READ_EVERY: TimeDelta = TimeDelta::minutes(30);

const READ: &str = "UPDATE calendar_feeds SET read_at = $1 WHERE id = $2";

/// A living address.
pub struct Feed {
    id: FeedId,
    /// By whose right it is read.
    pub maker: PersonId,
    pub of: FeedOf,
    pub homework: Homework,
    read_at: Option<DateTimeUtc>,
}

/// The address with this secret.
pub async fn feed(house: &House, secret: &str) -> AppResult<Feed> {
    let tx = house.db.read().await?;
    let found = Entity::find().filter(Column::TokenHash.eq(session::hash(secret))).one(&tx).await?;
    let row = found.ok_or(AppError::NotFound)?;
    Ok(Feed {
        id: row.id,
        maker: row.person_id,
        of: whose(&row).ok_or_else(|| AppError::fault(format!("calendar feed {}", row.id)))?,
        homework: Homework::from(row.homework),
        read_at: row.read_at,
    })
}

/// Whose lessons a row stands for.
pub(super) fn whose(row: &Model) -> Option<FeedOf> {
    match (row.kind.as_str(), row.pupil_id, row.class_id) {
        ("pupil", Some(pupil), _) => Some(FeedOf::Pupil(pupil)),
        ("teacher", ..) => Some(FeedOf::Teacher(row.school_id)),
        ("class", _, Some(class)) => Some(FeedOf::Class(row.school_id, class)),
        _ => None,
    }
}

/// Last read is a courtesy: if it cannot be written, the calendar is read all the same.
pub async fn note_read(house: &House, feed: &Feed) {
    let now = house.clock.now();
    if feed.read_at.is_some_and(|read| now - read < READ_EVERY) {
        return;
    }
    let written = async {
        let tx = house.db.turn().await?;
        sql::run(&tx, READ, [now.into(), feed.id.0.into()]).await?;
        tx.commit().await
    };
    if let Err(error) = written.await {
        tracing::warn!(%error, "the last reading of a calendar was not written");
    }
}
