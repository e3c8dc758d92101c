//! Posts left open on purpose: a class without a class teacher, a group without a teacher, and why.

use chrono::NaiveDate;
use domain::access::Permit;
use domain::ids::{ClassId, GroupId};
use domain::wizard::vacancy_reason;
use entity::vacancy;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::classes;
use super::courses::{Taught, taught};
use super::frame::Frame;
use super::leaders::gone;
use crate::features::wizard::policy::SetUpYear;
use crate::features::wizard::sheet::Vacant;
use crate::kit::db::Writing;
use crate::kit::{AppError, AppResult, Request};

/// All that were left open in classes of the school, the last word last.
pub async fn all<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Vec<vacancy::Model>> {
    let own = vacancy::Entity::find().filter(vacancy::Column::SchoolId.eq(frame.school));
    Ok(own.order_by_asc(vacancy::Column::Id).all(tx).await?)
}

/// The reason given for a post that is open.
pub fn reason(all: &[vacancy::Model], class: ClassId, group: Option<GroupId>) -> Option<String> {
    let own = all.iter().rev().find(|one| one.class_id == class && one.group_id == group);
    own.map(|one| one.reason.clone())
}

/// Open posts of the year, in order; those without a reason have none.
pub async fn vacant<C: ConnectionTrait>(
    tx: &C,
    (frame, taught): (&Frame, &[Taught]),
    today: NaiveDate,
) -> AppResult<Vec<Vacant>> {
    let (known, gone) = (all(tx, frame).await?, gone(tx, (frame, today)).await?);
    let mut vacant = vec![];
    for class in classes::of_year(tx, frame).await? {
        let name = format!("{}{}", class.grade, class.letter);
        if class.teacher_id.is_none_or(|teacher| gone.contains(&teacher)) {
            let reason = reason(&known, class.id, None);
            let title = format!("{name}: классный руководитель");
            vacant.push(Vacant { class: class.id, group: None, title, reason });
        }
        let open = taught.iter().filter(|one| one.class == class.id && one.teacher.is_none());
        for (one, group) in open.filter_map(|one| Some((one, one.group?))) {
            let reason = reason(&known, class.id, Some(group));
            let title = format!("{name}: {}", one.title());
            vacant.push(Vacant { class: class.id, group: Some(group), title, reason });
        }
    }
    Ok(vacant)
}

/// Keeps why a post is open; an empty reason takes the word back.
pub async fn leave_vacant(
    cx: &Request<Writing>,
    frame: &Frame,
    (class, group, reason): (ClassId, Option<GroupId>, &str),
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let taught = taught(&cx.tx, frame).await?;
    let open = vacant(&cx.tx, (frame, &taught), cx.today).await?;
    if !open.iter().any(|one| one.class == class && one.group == group) {
        return Err(AppError::Refused("Здесь уже есть учитель.".into()));
    }
    let field = group.map_or_else(|| "reason-class".to_owned(), |group| format!("reason-{group}"));
    let reason = vacancy_reason(reason).map_err(|refused| AppError::field(&field, refused.to_string()))?;
    let old = vacancy::Entity::delete_many().filter(vacancy::Column::SchoolId.eq(frame.school));
    let old = old.filter(vacancy::Column::ClassId.eq(class));
    let of_group =
        group.map_or_else(|| vacancy::Column::GroupId.is_null(), |group| vacancy::Column::GroupId.eq(group));
    old.filter(of_group).exec(&cx.tx).await?;
    let kept = reason.is_some();
    if let Some(reason) = reason {
        let row = vacancy::ActiveModel {
            school_id: Set(frame.school),
            class_id: Set(class),
            group_id: Set(group),
            reason: Set(reason),
            by: Set(permit.by()),
            at: Set(cx.now),
            ..Default::default()
        };
        vacancy::Entity::insert(row).exec_without_returning(&cx.tx).await?;
    }
    let subject = group.map_or_else(|| format!("class:{class}"), |group| format!("group:{group}"));
    let act = if kept { "vacancy.leave" } else { "vacancy.end" };
    frame.log(cx, &permit).enter(&cx.tx, act, subject, Some(format!("class:{class}"))).await
}
