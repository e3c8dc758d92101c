//! What is otherwise in the week of a day than the timetable in force says: substitutes, cancelled lessons.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::calendar::monday_of;
use domain::ids::{GroupId, PersonId, SchoolId};
use sea_orm::QueryResult;

use crate::features::timetable::leaf::Change;
use crate::kit::db::Reading;
use crate::kit::{AppResult, sql};

const CHANGED: &str = "SELECT l.group_id, l.date, l.number, l.substitute_id, l.state, p.surname, p.given, p.patronymic \
     FROM lessons l LEFT JOIN persons p ON p.id = l.substitute_id \
     WHERE l.school_id = $1 AND l.date BETWEEN $2 AND $3 AND (l.state = 'cancelled' OR l.substitute_id IS NOT NULL)";

/// By group, day and number of the lesson.
pub(super) type Changes = HashMap<(GroupId, NaiveDate, u8), OnTheDay>;

/// A lesson on one day.
pub(super) struct OnTheDay {
    /// Who stands in.
    pub by: Option<PersonId>,
    pub told: Change,
}

pub(super) async fn changes(tx: &Reading, school: SchoolId, on: NaiveDate) -> AppResult<Changes> {
    let monday = monday_of(on);
    let values = [school.0.into(), monday.into(), (monday + Days::new(6)).into()];
    sql::rows(tx, CHANGED, values).await?.iter().map(changed).collect()
}

fn changed(row: &QueryResult) -> AppResult<((GroupId, NaiveDate, u8), OnTheDay)> {
    let number: i32 = row.try_get("", "number")?;
    let hour = (row.try_get("", "date")?, u8::try_from(number).unwrap_or_default());
    let cancelled = row.try_get::<String>("", "state")? == "cancelled";
    let by = row.try_get::<Option<i64>>("", "substitute_id")?.map(PersonId).filter(|_| !cancelled);
    let told = match sql::person_name_if_any(row)? {
        Some(name) if !cancelled => Change::StandsIn(name.short()),
        _ => Change::Cancelled,
    };
    Ok(((GroupId(row.try_get("", "group_id")?), hour.0, hour.1), OnTheDay { by, told }))
}
