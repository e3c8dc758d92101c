//! When lessons ring: schedules of shifts and of weekdays, written whole.

use std::collections::BTreeSet;

use chrono::NaiveTime;
use domain::access::Permit;
use domain::calendar::bell_of_shift;
use domain::timetable::{Clocked, NUMBERS, ringing, ringing_norms};
use domain::wizard::Step;
use entity::bell as row;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::classes;
use super::frame::Frame;
use crate::features::wizard::policy::SetUpYear;
use crate::features::wizard::school::{Room, Rooms, Schedule};
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, FieldError, Request, link};

pub async fn sheet(
    cx: &Request<Reading>,
    frame: &Frame,
    (of, rooms): (Schedule, Vec<Room>),
) -> AppResult<Rooms> {
    let kept = kept(&cx.tx, frame).await?;
    let mut schedules: BTreeSet<Schedule> = kept.iter().map(schedule).collect();
    schedules.extend(shifts(&cx.tx, frame).await?.into_iter().map(|shift| Schedule { shift, weekday: 0 }));
    schedules.extend([of, Schedule::default(), Schedule { shift: 2, weekday: 0 }]);
    let own: Vec<Clocked> =
        kept.iter().filter(|row| schedule(row) == of).map(|row| (row.starts, row.ends)).collect();
    let shipped = own.is_empty();
    let usual = || (1..=i32::from(NUMBERS)).map_while(|number| bell_of_shift(of.shift, number)).collect();
    let bells: Vec<Clocked> = if shipped && of.weekday == 0 { usual() } else { own };
    let words = |time: NaiveTime| time.format("%H:%M").to_string();
    Ok(Rooms {
        rooms,
        of,
        schedules: schedules.into_iter().collect(),
        norms: ringing_norms(&bells, cx.today).iter().map(ToString::to_string).collect(),
        bells: bells.into_iter().map(|(starts, ends)| (words(starts), words(ends))).collect(),
        shipped,
    })
}

/// Shifts that have classes.
async fn shifts<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<BTreeSet<i32>> {
    Ok(classes::of_year(tx, frame).await?.into_iter().map(|class| class.shift).collect())
}

/// Shifts that have classes and no bells of the school's own.
pub async fn unrung<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Vec<i32>> {
    let kept: BTreeSet<i32> = kept(tx, frame).await?.iter().map(|row| row.shift).collect();
    Ok(shifts(tx, frame).await?.into_iter().filter(|shift| !kept.contains(shift)).collect())
}

async fn kept<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Vec<row::Model>> {
    let Some((year, _)) = frame.year else { return Ok(vec![]) };
    let own = row::Entity::find().filter(row::Column::SchoolId.eq(frame.school));
    Ok(own.filter(row::Column::YearId.eq(year)).order_by_asc(row::Column::Number).all(tx).await?)
}

const fn schedule(row: &row::Model) -> Schedule {
    Schedule { shift: row.shift, weekday: row.weekday }
}

/// The schedule named and its bells, if they can ring.
pub fn rung(of: &str, starts: Vec<String>, ends: Vec<String>) -> AppResult<(Schedule, Vec<Clocked>)> {
    let of = Schedule::parse(of).ok_or(AppError::NotFound)?;
    let lines: Vec<(String, String)> = starts.into_iter().zip(ends).collect();
    let bells = ringing(&lines).map_err(|refused| {
        let at =
            |number: usize, ends: bool| format!("{}[{}]", if ends { "ends" } else { "starts" }, number - 1);
        AppError::Form(
            refused.into_iter().map(|one| FieldError::new(&at(one.number, one.ends), one.why)).collect(),
        )
    })?;
    if bells.is_empty() && of.weekday == 0 {
        return Err(AppError::field("starts[0]", "Впишите хотя бы один урок."));
    }
    Ok((of, bells))
}

/// Writes the schedule in place of what it was; an empty one of a weekday leaves that day to those of any day.
pub async fn set_bells(
    cx: &Request<Writing>,
    frame: &Frame,
    (of, bells): (Schedule, &[Clocked]),
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let year = frame.year()?;
    let old = row::Entity::delete_many().filter(row::Column::SchoolId.eq(frame.school));
    let old = old.filter(row::Column::YearId.eq(year)).filter(row::Column::Shift.eq(of.shift));
    old.filter(row::Column::Weekday.eq(of.weekday)).exec(&cx.tx).await?;
    let rows: Vec<_> = (1..)
        .zip(bells)
        .map(|(number, (starts, ends))| row::ActiveModel {
            school_id: Set(frame.school),
            year_id: Set(year),
            shift: Set(of.shift),
            weekday: Set(of.weekday),
            number: Set(number),
            starts: Set(*starts),
            ends: Set(*ends),
        })
        .collect();
    if !rows.is_empty() {
        row::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    }
    let (subject, new) = (format!("year:{year} bells:{}", of.code()), format!("lessons:{}", bells.len()));
    frame.log(cx, &permit).enter(&cx.tx, "bells.set", subject, Some(new)).await
}

/// The page of a schedule.
pub fn of_schedule(of: Schedule) -> String {
    format!("{}?of={}#bells", link::wizard(Step::Rooms), of.code())
}
