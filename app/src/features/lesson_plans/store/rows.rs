//! Rows of a plan on their way into the table: those that stay keep their numbers, and so their dates.

use domain::lesson_plan::{PlanEntry, PlanFacts, PlanRefused, Topic};
use entity::{lesson_plan, lesson_plan_day, lesson_plan_row as row};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, Set};

use super::held::ids;
use crate::features::lesson_plans::sheet::Saved;
use crate::kit::db::Writing;
use crate::kit::event::{Happening, record};
use crate::kit::{AppResult, Hand, Request, sql};

const LAST_HAND: &str = "SELECT p.surname, p.given, p.patronymic, l.changed_at FROM lesson_plans l \
     JOIN accounts a ON a.id = l.changed_by JOIN persons p ON p.id = a.person_id WHERE l.id = $1";

/// Keeps what the rules let in, or says why they did not.
pub async fn settle(
    cx: &Request<Writing>,
    of: &PlanFacts,
    entry: Result<PlanEntry, PlanRefused>,
) -> AppResult<Saved> {
    match entry {
        Ok(entry) => save(cx, of, &entry).await,
        Err(PlanRefused::Changed) => conflict(cx, of).await,
        Err(why) => Ok(Saved::Refused(why.to_string())),
    }
}

async fn conflict(cx: &Request<Writing>, of: &PlanFacts) -> AppResult<Saved> {
    let found = sql::row(&cx.tx, LAST_HAND, [of.id.0.into()]).await?;
    let hand = found.map(|row| Hand::read(cx, &row, "changed_at")).transpose()?;
    let Hand { who, when } = hand.unwrap_or_else(Hand::unknown);
    Ok(Saved::Conflict { version: of.version, who, when })
}

async fn save(cx: &Request<Writing>, of: &PlanFacts, entry: &PlanEntry) -> AppResult<Saved> {
    let before = row::Entity::find().filter(row::Column::SchoolId.eq(of.school));
    let before = before.filter(row::Column::PlanId.eq(of.id)).all(&cx.tx).await?;
    let gone = before.iter().filter(|old| entry.rows().iter().all(|(id, _)| *id != Some(old.id)));
    take_away(cx, of, gone.map(|old| old.id).collect()).await?;
    let mut new = vec![];
    for (position, (id, topic)) in (1..).zip(entry.rows()) {
        let fresh = written(of, position, topic);
        match before.iter().find(|old| Some(old.id) == *id) {
            None => new.push(fresh),
            Some(old) if same(old, &fresh) => {}
            Some(old) => {
                row::ActiveModel { id: Set(old.id), ..fresh }.update(&cx.tx).await?;
            }
        }
    }
    if !new.is_empty() {
        row::Entity::insert_many(new).exec_without_returning(&cx.tx).await?;
    }
    raise(cx, of, entry).await?;
    Ok(Saved::Done { version: of.version + 1, ids: ids(cx, of.school, of.id).await? })
}

/// A row that goes takes its dates along.
async fn take_away(
    cx: &Request<Writing>,
    of: &PlanFacts,
    gone: Vec<domain::ids::LessonPlanRowId>,
) -> AppResult<()> {
    use lesson_plan_day::Column as Day;
    if !gone.is_empty() {
        let days = Day::SchoolId.eq(of.school).and(Day::RowId.is_in(gone.clone()));
        lesson_plan_day::Entity::delete_many().filter(days).exec(&cx.tx).await?;
        let rows = row::Column::SchoolId.eq(of.school).and(row::Column::Id.is_in(gone));
        row::Entity::delete_many().filter(rows).exec(&cx.tx).await?;
    }
    Ok(())
}

pub(super) fn written(of: &PlanFacts, position: i32, topic: &Topic) -> row::ActiveModel {
    let or_none = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    row::ActiveModel {
        id: NotSet,
        school_id: Set(of.school),
        plan_id: Set(of.id),
        position: Set(position),
        section: Set(topic.section.clone()),
        topic: Set(topic.topic.clone()),
        hours: Set(i32::from(topic.hours)),
        homework: Set(or_none(&topic.homework)),
        control: Set(or_none(&topic.control)),
    }
}

fn same(old: &row::Model, new: &row::ActiveModel) -> bool {
    old.position == *new.position.as_ref()
        && old.section == *new.section.as_ref()
        && old.topic == *new.topic.as_ref()
        && old.hours == *new.hours.as_ref()
        && old.homework == *new.homework.as_ref()
        && old.control == *new.control.as_ref()
}

async fn raise(cx: &Request<Writing>, of: &PlanFacts, entry: &PlanEntry) -> AppResult<()> {
    use lesson_plan::Column;
    lesson_plan::Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::ChangedBy, Expr::value(entry.by()))
        .col_expr(Column::ChangedAt, Expr::value(cx.now))
        .filter(Column::SchoolId.eq(of.school).and(Column::Id.eq(of.id)))
        .exec(&cx.tx)
        .await?;
    let hours: u32 = entry.rows().iter().map(|(_, topic)| u32::from(topic.hours)).sum();
    let happened = Happening {
        school: of.school,
        at: cx.now,
        by: Some(entry.by()),
        act: "lesson_plan.save",
        subject: format!("lesson_plan:{}", of.id),
        old: Some(format!("rows:{}", of.rows.len())),
        new: Some(format!("rows:{} hours:{hours}", entry.rows().len())),
        reason: None,
    };
    record(&cx.tx, &happened).await
}
