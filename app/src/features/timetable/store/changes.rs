//! What is otherwise in the week of a day than the timetable in force says: substitutes, lessons cancelled, moved, added.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::calendar::{monday_of, weekday_number};
use domain::ids::{GroupId, PersonId, RoomId, SchoolId};
use domain::timetable::{Place, Weeks};
use sea_orm::QueryResult;

use super::kept::Seat;
use crate::features::timetable::leaf::Change;
use crate::kit::db::Reading;
use crate::kit::{AppResult, sql};

/// Lessons of the school `$1` between `$2` and `$3`: where they went (`m`), and what they are given instead of (`o`).
const CHANGED: &str = "SELECT l.group_id, l.date, l.number, l.room_id, l.substitute_id, l.state, p.surname, p.given, p.patronymic, \
       m.date AS to_on, m.number AS to_number, y.outcome AS made_by, o.date AS from_on, o.number AS from_number \
     FROM lessons l LEFT JOIN persons p ON p.id = l.substitute_id \
     LEFT JOIN substitutions x ON x.school_id = l.school_id AND x.group_id = l.group_id AND x.lesson_id = l.id AND x.outcome = 'moved' \
     LEFT JOIN lessons m ON m.school_id = x.school_id AND m.group_id = x.made_group_id AND m.id = x.made_id \
     LEFT JOIN substitutions y ON y.school_id = l.school_id AND y.made_id = l.id \
     LEFT JOIN lessons o ON o.school_id = y.school_id AND o.group_id = y.group_id AND o.id = y.lesson_id \
     WHERE l.school_id = $1 AND l.date BETWEEN $2 AND $3 \
       AND (l.state IN ('cancelled', 'moved') OR l.substitute_id IS NOT NULL OR y.made_id IS NOT NULL)";

/// What changed in a week.
pub(super) struct Changes {
    /// By group, day and number of the lesson.
    stands: HashMap<(GroupId, NaiveDate, u8), OnTheDay>,
    /// Lessons that the timetable does not know.
    pub added: Vec<(NaiveDate, Seat, OnTheDay)>,
}

/// A lesson on one day.
pub(super) struct OnTheDay {
    /// Who stands in.
    pub by: Option<PersonId>,
    pub told: Change,
}

impl Changes {
    pub fn of(&self, seat: &Seat, on: NaiveDate) -> Option<&OnTheDay> {
        self.stands.get(&(seat.group, on, seat.place.number()))
    }
}

pub(super) async fn changes(tx: &Reading, school: SchoolId, on: NaiveDate) -> AppResult<Changes> {
    let monday = monday_of(on);
    let values = [school.0.into(), monday.into(), (monday + Days::new(6)).into()];
    let mut changes = Changes { stands: HashMap::new(), added: vec![] };
    for row in &sql::rows(tx, CHANGED, values).await? {
        let (group, date) = (GroupId(row.try_get("", "group_id")?), row.try_get("", "date")?);
        let number = u8::try_from(row.try_get::<i32>("", "number")?).unwrap_or_default();
        let (told, made) = (changed(row)?, row.try_get::<Option<String>>("", "made_by")?.is_some());
        match Place::new(weekday_number(date), number) {
            Ok(place) if made => {
                let room = row.try_get::<Option<i64>>("", "room_id")?.map(RoomId);
                changes.added.push((date, Seat { group, place, weeks: Weeks::default().code(), room }, told));
            }
            _ => {
                changes.stands.insert((group, date, number), told);
            }
        }
    }
    Ok(changes)
}

fn changed(row: &QueryResult) -> AppResult<OnTheDay> {
    let cancelled = row.try_get::<String>("", "state")? == "cancelled";
    let by = row.try_get::<Option<i64>>("", "substitute_id")?.map(PersonId).filter(|_| !cancelled);
    let made_by: Option<String> = row.try_get("", "made_by")?;
    let (to, from) = (hour(row, "to")?, hour(row, "from")?);
    let told = match (sql::person_name_if_any(row)?, to, from) {
        _ if cancelled => Change::Cancelled,
        (_, Some((on, number)), _) => Change::Moved(on, number),
        (Some(name), ..) => Change::StandsIn(name.short()),
        (None, None, Some((on, number))) if made_by.as_deref() == Some("moved") => {
            Change::Brought(on, number)
        }
        (None, None, Some(_)) => Change::Instead,
        (None, None, None) => Change::Cancelled,
    };
    Ok(OnTheDay { by, told })
}

/// Where the columns of that name lead: day and number.
fn hour(row: &QueryResult, of: &str) -> AppResult<Option<(NaiveDate, u8)>> {
    let on: Option<NaiveDate> = row.try_get("", &format!("{of}_on"))?;
    let number: Option<i32> = row.try_get("", &format!("{of}_number"))?;
    Ok(on.zip(number.and_then(|number| u8::try_from(number).ok())))
}
