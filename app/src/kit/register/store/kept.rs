//! Answers kept for thirty days under the id of their change: the same change sent again brings the first answer again.

use std::collections::HashMap;

use domain::ids::SchoolId;
use domain::journal::ChangeId;
use entity::change;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set, SqlErr};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::kit::db::Writing;
use crate::kit::{AppError, AppResult, Request};

/// The first answers to those changes that the caller has sent before.
pub(super) async fn answered<A: DeserializeOwned>(
    cx: &Request<Writing>,
    schools: impl IntoIterator<Item = SchoolId>,
    ids: impl IntoIterator<Item = &str>,
) -> AppResult<HashMap<(SchoolId, String), A>> {
    let kept = change::Entity::find()
        .filter(change::Column::SchoolId.is_in(schools))
        .filter(change::Column::ChangeId.is_in(ids))
        .filter(change::Column::By.eq(cx.actor.account()))
        .all(&cx.tx)
        .await?;
    let read = |kept: change::Model| {
        let answer = serde_json::from_str(&kept.answer).map_err(AppError::fault)?;
        Ok(((kept.school_id, kept.change_id), answer))
    };
    kept.into_iter().map(read).collect()
}

/// The row that keeps `answer`.
pub(super) fn row<A: Serialize>(
    cx: &Request<Writing>,
    (school, id): (SchoolId, &str),
    answer: &A,
) -> AppResult<change::ActiveModel> {
    Ok(change::ActiveModel {
        school_id: Set(school),
        change_id: Set(id.to_owned()),
        at: Set(cx.now),
        by: Set(cx.actor.account()),
        answer: Set(serde_json::to_string(answer).map_err(AppError::fault)?),
    })
}

pub(super) async fn save(cx: &Request<Writing>, kept: Vec<change::ActiveModel>) -> AppResult<()> {
    if kept.is_empty() {
        return Ok(());
    }
    // A foreign account's id met by chance: the repeat is refused, not answered with a stranger's answer.
    change::Entity::insert_many(kept).exec_without_returning(&cx.tx).await.map_err(|error| {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => {
                AppError::Refused("Номер изменения уже занят. Обновите страницу и повторите.".into())
            }
            _ => error.into(),
        }
    })?;
    Ok(())
}

/// The first answer to the change, if the caller has sent it before.
pub async fn first_answer<A: DeserializeOwned>(
    cx: &Request<Writing>,
    (school, id): (SchoolId, &ChangeId),
) -> AppResult<Option<A>> {
    let answers = answered(cx, [school], [id.as_str()]).await?;
    Ok(answers.into_values().next())
}

/// Keeps the answer to the change, in case it is lost on the way and asked for again.
pub async fn keep_answer<A: Serialize>(
    cx: &Request<Writing>,
    (school, id): (SchoolId, &ChangeId),
    answer: &A,
) -> AppResult<()> {
    save(cx, vec![row(cx, (school, id.as_str()), answer)?]).await
}
