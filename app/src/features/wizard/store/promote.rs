//! The opening of a year that goes on from the one before: pupils move up by an order, and the year before is closing.

use chrono::NaiveDate;
use domain::calendar::YearState;
use domain::ids::YearId;
use entity::{order, school_year};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, sql};
use crate::ui::words::day_of_year;

const KIND: &str = "перевод в следующий класс";
const BASIS: &str = "Открытие учебного года";

/// A line of the order `$3` for everybody whose class goes on as a class of the year `$2`, which begins on `$4`, and who is
/// in no class of it yet.
const LINES: &str = "INSERT INTO order_lines (school_id, order_id, person_id, from_class_id, to_class_id, detail) \
     SELECT m.school_id, $3, m.pupil_id, o.origin_id, o.class_id, '' FROM class_origins o \
     JOIN classes k ON k.school_id = o.school_id AND k.id = o.class_id AND k.year_id = $2 \
     JOIN class_members m ON m.school_id = o.school_id AND m.class_id = o.origin_id AND m.until IS NULL AND m.since < $4 \
     WHERE o.school_id = $1 AND NOT EXISTS (SELECT 1 FROM class_members x \
       JOIN classes z ON z.school_id = x.school_id AND z.id = x.class_id AND z.year_id = k.year_id \
       WHERE x.school_id = m.school_id AND x.pupil_id = m.pupil_id) ORDER BY k.grade, k.letter, m.pupil_id";

/// What follows from the lines of the order `$2`: a place from `$3` on, and the old ones until the day before, `$4`.
const JOIN: &str = "INSERT INTO class_members (school_id, class_id, pupil_id, since, order_line_id) \
     SELECT l.school_id, l.to_class_id, l.person_id, $3, l.id FROM order_lines l WHERE l.school_id = $1 AND l.order_id = $2";
const LEAVE: &str = "UPDATE class_members SET until = $4, end_line_id = (SELECT l.id FROM order_lines l \
       WHERE l.school_id = $1 AND l.order_id = $2 AND l.person_id = class_members.pupil_id) \
     WHERE school_id = $1 AND until IS NULL AND since < $3 AND EXISTS (SELECT 1 FROM order_lines l WHERE l.school_id = $1 \
       AND l.order_id = $2 AND l.person_id = class_members.pupil_id AND l.from_class_id = class_members.class_id)";
const LEAVE_GROUPS: &str = "UPDATE group_members SET until = $4 WHERE school_id = $1 AND until IS NULL AND since < $3 \
     AND EXISTS (SELECT 1 FROM order_lines l JOIN groups g ON g.school_id = l.school_id AND g.class_id = l.from_class_id \
       WHERE l.school_id = $1 AND l.order_id = $2 AND l.person_id = group_members.pupil_id AND g.id = group_members.group_id)";

/// Seats kept in groups of the year `$2` for pupils who did not come into its class.
const PRUNE: &str = "DELETE FROM group_members WHERE school_id = $1 AND group_id IN (SELECT o.group_id FROM group_origins o \
       JOIN groups g ON g.school_id = o.school_id AND g.id = o.group_id AND g.year_id = $2 WHERE o.school_id = $1) \
     AND NOT EXISTS (SELECT 1 FROM groups g JOIN class_members m ON m.school_id = g.school_id AND m.class_id = g.class_id \
       AND m.until IS NULL WHERE g.school_id = $1 AND g.id = group_members.group_id AND m.pupil_id = group_members.pupil_id)";

/// Moves the school into the year: refused while the year before still has lessons.
pub async fn promote(
    tx: &Writing,
    (year, first_day): (YearId, NaiveDate),
    today: NaiveDate,
    log: &Log,
) -> AppResult<()> {
    let before = school_year::Entity::find()
        .filter(school_year::Column::SchoolId.eq(log.school))
        .filter(school_year::Column::State.eq(YearState::Open.code()))
        .all(tx)
        .await?;
    if let Some(runs) = before.iter().find(|before| before.last_day >= today) {
        let last = day_of_year(runs.last_day);
        return Err(AppError::Refused(format!(
            "Прежний год ещё идёт: новый откроют после его конца, {last}."
        )));
    }
    move_up(tx, (year, first_day), today, log).await?;
    for before in before {
        let closing = school_year::ActiveModel {
            id: Set(before.id),
            state: Set(YearState::Closing.code().to_owned()),
            ..Default::default()
        };
        closing.update(tx).await?;
        log.enter(tx, "year.closing", format!("year:{}", before.id), None).await?;
    }
    Ok(())
}

async fn move_up(
    tx: &Writing,
    (year, first_day): (YearId, NaiveDate),
    today: NaiveDate,
    log: &Log,
) -> AppResult<()> {
    let comes = "SELECT 1 AS one FROM class_origins o JOIN classes k ON k.school_id = o.school_id AND k.id = o.class_id \
         WHERE o.school_id = $1 AND k.year_id = $2";
    if sql::row(tx, comes, [log.school.0.into(), year.0.into()]).await?.is_none() {
        return Ok(());
    }
    let own = order::Entity::find().filter(order::Column::SchoolId.eq(log.school));
    let number = own.filter(order::Column::YearId.eq(year)).count(tx).await? + 1;
    let row = order::ActiveModel {
        school_id: Set(log.school),
        year_id: Set(year),
        kind: Set(KIND.to_owned()),
        number: Set(format!("{number}-п")),
        date: Set(today),
        effective: Set(first_day),
        basis: Set(BASIS.to_owned()),
        state: Set("issued".to_owned()),
        cancels_id: Set(None),
        ..Default::default()
    };
    let order = row.insert(tx).await?.id;
    let school = log.school.0;
    sql::run(tx, LINES, [school.into(), year.0.into(), order.0.into(), first_day.into()]).await?;
    let last = first_day.pred_opt().unwrap_or(first_day);
    sql::run(tx, JOIN, [school.into(), order.0.into(), first_day.into()]).await?;
    for ends in [LEAVE, LEAVE_GROUPS] {
        sql::run(tx, ends, [school.into(), order.0.into(), first_day.into(), last.into()]).await?;
    }
    sql::run(tx, PRUNE, [school.into(), year.0.into()]).await?;
    log.enter(tx, "order.issue", format!("order:{order}"), Some(format!("year:{year}"))).await
}
