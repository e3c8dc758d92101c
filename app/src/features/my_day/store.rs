//! All SQL of the day of a teacher.

use chrono::{NaiveDate, NaiveTime};
use domain::access::Sight;
use domain::ids::{GroupId, LessonId, PersonId, SchoolId, TermId};
use domain::journal::LessonState;
use sea_orm::QueryResult;

use super::day::{Lesson, MyDay, Part};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql};

/// The next day on which the person gives a lesson.
const NEXT: &str = "SELECT MIN(l.date) AS date FROM lessons l WHERE l.school_id = $1 AND l.date > $3 \
     AND COALESCE(l.substitute_id, l.teacher_id) = $2 AND l.state IN ('planned', 'held')";

/// To be cut down to the journals that may be opened.
const LESSONS: &str = concat!(
    "SELECT l.id, l.group_id, l.date, l.number, l.starts, l.ends, l.state, l.teacher_id, l.substitute_id, t.id AS term_id, \
     g.name AS class, s.name AS subject, COALESCE(r.name, '') AS room, \
     (COALESCE(l.topic, '') <> '') AS has_topic, \
     (SELECT COUNT(*) FROM assignments a WHERE a.school_id = l.school_id AND a.issued_lesson_id = l.id AND a.kind = 'Д' \
       AND a.description <> '') AS homework, \
     o.surname AS own_surname, o.given AS own_given, o.patronymic AS own_patronymic, p.surname, p.given, p.patronymic \
     FROM lessons l JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id JOIN subjects s ON s.id = g.subject_id \
     JOIN persons o ON o.id = l.teacher_id LEFT JOIN persons p ON p.id = l.substitute_id \
     LEFT JOIN rooms r ON r.school_id = l.school_id AND r.id = l.room_id \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id \
     LEFT JOIN terms t ON t.school_id = g.school_id AND t.year_id = g.year_id AND l.date BETWEEN t.first_day AND t.last_day \
       AND t.kind = ",
    sql::term_kind!("g"),
    " WHERE l.school_id = $1 AND (l.teacher_id = $2 OR l.substitute_id = $2) AND l.date IN ($3, $4)",
);

const ORDER: &str = " ORDER BY l.date, l.starts, l.number, g.name, l.id";

/// Of the caller, in the school of the side that is on: lessons of journals within `sight`, and those stood in at.
pub async fn day(cx: &Request<Reading>, sight: &Sight) -> AppResult<MyDay> {
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let me = cx.actor.person();
    let next = next(cx, (school, me)).await?;
    let until = next.unwrap_or(cx.today);
    let values = [school.0.into(), me.0.into(), cx.today.into(), until.into()];
    let (mut lessons, mut later) = (vec![], vec![]);
    let within = sql::groups_within(sight, school.0);
    let asked = format!("{LESSONS} AND (l.substitute_id = $2 OR ({within})){ORDER}");
    for row in &sql::rows(&cx.tx, &asked, values).await? {
        let date: NaiveDate = row.try_get("", "date")?;
        let of = if date == cx.today { &mut lessons } else { &mut later };
        of.push(lesson(row, me, (date == cx.today).then(|| cx.house.clock.time_of_day()))?);
    }
    Ok(MyDay { today: cx.today, lessons, next: next.map(|date| (date, later)) })
}

async fn next(cx: &Request<Reading>, (school, me): (SchoolId, PersonId)) -> AppResult<Option<NaiveDate>> {
    let row = sql::row(&cx.tx, NEXT, [school.0.into(), me.0.into(), cx.today.into()]).await?;
    let date = row.map(|row| row.try_get::<Option<NaiveDate>>("", "date")).transpose()?;
    Ok(date.flatten())
}

/// `now` is the time of the day if it is today's.
fn lesson(row: &QueryResult, me: PersonId, now: Option<NaiveTime>) -> AppResult<Lesson> {
    let (starts, ends): (NaiveTime, NaiveTime) = (row.try_get("", "starts")?, row.try_get("", "ends")?);
    let substitute = row.try_get::<Option<i64>>("", "substitute_id")?.map(PersonId);
    let part = match (substitute, sql::person_name_if_any(row)?) {
        (Some(other), Some(name)) if other != me => Part::GivenAway(name.short()),
        (Some(_), _) => Part::StandsIn(sql::person_name_of(row, "own_")?.short()),
        _ => Part::Own,
    };
    Ok(Lesson {
        id: LessonId(row.try_get("", "id")?),
        group: GroupId(row.try_get("", "group_id")?),
        term: row.try_get::<Option<i64>>("", "term_id")?.map(TermId),
        number: u8::try_from(row.try_get::<i32>("", "number")?).unwrap_or_default(),
        starts,
        ends,
        class: row.try_get("", "class")?,
        subject: row.try_get("", "subject")?,
        room: row.try_get("", "room")?,
        state: LessonState::parse(&row.try_get::<String>("", "state")?).unwrap_or(LessonState::Planned),
        part,
        topic: row.try_get("", "has_topic")?,
        homework: row.try_get::<i64>("", "homework")? > 0,
        on_now: now.is_some_and(|now| starts <= now && now < ends),
    })
}
