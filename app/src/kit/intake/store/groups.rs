//! The teacher of a group, given to it.

use chrono::NaiveDate;
use domain::ids::{GroupId, PersonId};
use entity::group_teacher;
use sea_orm::{EntityTrait, Set};

use crate::kit::AppResult;
use crate::kit::db::Writing;
use crate::kit::event::Log;

/// From `since` on `teacher` keeps the journal of the group.
pub async fn give(
    tx: &Writing,
    (group, teacher): (GroupId, PersonId),
    since: NaiveDate,
    log: &Log,
) -> AppResult<()> {
    let row = group_teacher::ActiveModel {
        school_id: Set(log.school),
        group_id: Set(group),
        teacher_id: Set(teacher),
        since: Set(since),
        until: Set(None),
    };
    group_teacher::Entity::insert(row).exec_without_returning(tx).await?;
    log.enter(tx, "group.teacher", format!("group:{group}"), Some(format!("person:{teacher}"))).await
}
