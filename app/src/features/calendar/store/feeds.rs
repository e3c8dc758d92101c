//! Addresses as their maker sees them: listed, made, taken back.

use domain::access::{OwnAccount, Permit};
use domain::feed::{FeedOf, FeedRefused, Homework, MOST_FEEDS, ReadFeed};
use domain::ids::{FeedId, PersonId, SchoolId};
use entity::calendar_feed::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, ModelTrait, PaginatorTrait, QueryFilter, QueryOrder, Set,
};

use super::choices::choices;
use super::found::whose;
use crate::features::calendar::feeds::{Feeds, Fresh, Lessons, Made};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::session::{self, Token};
use crate::kit::{AppError, AppResult, Request, rolls};

/// The caller's own; `secret` is shown if it is one of them.
pub async fn feeds(cx: &Request<Reading>, secret: Option<&str>) -> AppResult<Feeds> {
    let own = Entity::find().filter(Column::PersonId.eq(cx.actor.person()));
    let rows = own.order_by_desc(Column::Id).all(&cx.tx).await?;
    let choices = choices(cx).await?;
    let known = |secret: &&str| rows.iter().any(|row| row.token_hash == session::hash(secret));
    let fresh = secret.filter(known).map(|secret| Fresh::of(secret, &cx.house.settings.public_url));
    let made = rows.iter().map(|row| made(cx, row, &choices)).collect();
    Ok(Feeds { choices, made, fresh })
}

fn made(cx: &Request<Reading>, row: &Model, choices: &[Lessons]) -> Made {
    let of = whose(row);
    let lessons = choices.iter().find(|lessons| Some(lessons.of) == of);
    Made {
        id: row.id,
        title: lessons.map(|lessons| lessons.title.clone()),
        homework: Homework::from(row.homework),
        at: cx.house.clock.say(row.made_at),
        read: row.read_at.map(|at| cx.house.clock.say(at)),
    }
}

/// Makes an address for the lessons that `permit` names; the secret is known to this answer alone.
pub async fn make(cx: &Request<Writing>, homework: Homework, permit: Permit<ReadFeed>) -> AppResult<Token> {
    let (secret, ReadFeed(of)) = (Token::fresh(), *permit.action());
    let own = Entity::find().filter(Column::PersonId.eq(cx.actor.person()));
    if own.count(&cx.tx).await? >= MOST_FEEDS as u64 {
        return Err(refused(FeedRefused::TooMany));
    }
    let school_id = match of {
        FeedOf::Pupil(pupil) => enrolled(cx, pupil).await?,
        FeedOf::Teacher(school) | FeedOf::Class(school, _) => school,
    };
    let (kind, pupil_id, class_id) = match of {
        FeedOf::Pupil(pupil) => ("pupil", Some(pupil), None),
        FeedOf::Teacher(_) => ("teacher", None, None),
        FeedOf::Class(_, class) => ("class", None, Some(class)),
    };
    let made = ActiveModel {
        school_id: Set(school_id),
        token_hash: Set(secret.hash()),
        person_id: Set(cx.actor.person()),
        kind: Set(kind.to_owned()),
        pupil_id: Set(pupil_id),
        class_id: Set(class_id),
        homework: Set(homework == Homework::Within),
        made_at: Set(cx.now),
        read_at: Set(None),
        ..Default::default()
    };
    let id = made.insert(&cx.tx).await?.id;
    let log = Log { school: school_id, by: Some(permit.by()), at: cx.now };
    log.enter(&cx.tx, "calendar_feed.make", format!("feed:{id}"), Some(of.to_string())).await?;
    Ok(secret)
}

async fn enrolled(cx: &Request<Writing>, pupil: PersonId) -> AppResult<SchoolId> {
    let enrolled = rolls::enrolled(&cx.tx, pupil, cx.today).await?;
    Ok(enrolled.ok_or_else(|| refused(FeedRefused::NoClass))?.school)
}

fn refused(why: FeedRefused) -> AppError {
    AppError::Refused(why.to_string())
}

/// Takes an own address back; another's is none.
pub async fn revoke(cx: &Request<Writing>, feed: FeedId, permit: Permit<OwnAccount>) -> AppResult<()> {
    let own = Entity::find_by_id(feed).filter(Column::PersonId.eq(cx.actor.person()));
    let row = own.one(&cx.tx).await?.ok_or(AppError::NotFound)?;
    let log = Log { school: row.school_id, by: Some(permit.by()), at: cx.now };
    row.delete(&cx.tx).await?;
    log.enter(&cx.tx, "calendar_feed.revoke", format!("feed:{feed}"), None).await
}
