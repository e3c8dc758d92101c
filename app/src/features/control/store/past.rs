//! How a cell came to say what it says, by the log of events.

use domain::ids::{LessonId, PersonId, SchoolId};
use sea_orm::QueryResult;

use crate::features::control::overview::{Change, Past};
use crate::kit::cells::Source;
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, lesson, sql};

const PLACE: &str = "SELECT l.number, g.name AS class, s.name AS subject FROM lessons l \
     JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id JOIN subjects s ON s.id = g.subject_id \
     WHERE l.school_id = $1 AND l.id = $2";

const PUPIL: &str = "SELECT p.surname, p.given, p.patronymic FROM persons p \
     JOIN group_members m ON m.pupil_id = p.id WHERE m.school_id = $1 AND m.group_id = $2 AND p.id = $3 LIMIT 1";

/// A subject of the log begins with the lesson and the pupil and ends with the version.
const CHANGES: &str = "SELECT e.at, e.act, e.reason, e.\"old\" AS before, e.\"new\" AS after, p.surname, p.given, p.patronymic, \
       i.surname AS absent_surname, i.given AS absent_given, i.patronymic AS absent_patronymic FROM events e \
     LEFT JOIN accounts a ON a.id = e.\"by\" LEFT JOIN persons p ON p.id = a.person_id LEFT JOIN persons i ON i.id = e.instead_of \
     WHERE e.school_id = $1 AND e.subject LIKE $2 ORDER BY e.id";

pub async fn past(
    cx: &Request<Reading>,
    school: SchoolId,
    (id, pupil): (LessonId, PersonId),
) -> AppResult<Past> {
    let facts = sql::row(&cx.tx, &format!("{} WHERE l.id = $1", lesson::FACTS), [id.0.into()]).await?;
    let lesson = lesson::lesson(&facts.ok_or(AppError::NotFound)?)?;
    if lesson.school != school {
        return Err(AppError::NotFound);
    }
    let place = sql::row(&cx.tx, PLACE, [school.0.into(), id.0.into()]).await?.ok_or(AppError::NotFound)?;
    let values = [school.0.into(), lesson.group.0.into(), pupil.0.into()];
    let named = sql::row(&cx.tx, PUPIL, values).await?.ok_or(AppError::NotFound)?;
    let about = format!("lesson:{id} pupil:{pupil} version:%");
    let rows = sql::rows(&cx.tx, CHANGES, [school.0.into(), about.into()]).await?;
    let number: i32 = place.try_get("", "number")?;
    Ok(Past {
        pupil: sql::person_name(&named)?.short(),
        date: lesson.date,
        number: u8::try_from(number).unwrap_or_default(),
        group: lesson.group,
        class: place.try_get("", "class")?,
        subject: place.try_get("", "subject")?,
        term: lesson.term.map(|term| term.id),
        changes: rows.iter().map(|row| change(cx, row)).collect::<AppResult<_>>()?,
    })
}

fn change(cx: &Request<Reading>, row: &QueryResult) -> AppResult<Change> {
    let from_paper = row.try_get::<Option<String>>("", "reason")? == Source::Paper.reason();
    let what = said(&row.try_get::<String>("", "act")?);
    let text = |name: &str| Ok::<_, AppError>(row.try_get::<Option<String>>("", name)?.unwrap_or_default());
    Ok(Change {
        when: cx.house.clock.say(row.try_get("", "at")?),
        who: sql::hand(row)?.unwrap_or_else(|| "администратор сервера".into()),
        what: if from_paper {
            format!("{what}, с листа на случай сбоя")
        } else {
            what.into()
        },
        old: text("before")?,
        new: text("after")?,
    })
}

/// An act of the log in words.
fn said(act: &str) -> &'static str {
    match act {
        "mark.add" => "поставлена отметка",
        "mark.replace" => "отметка исправлена",
        "mark.remove" => "отметка убрана",
        "mark.assign" => "отметка отнесена к другой работе",
        "attendance.set" => "отмечена посещаемость",
        "attendance.clear" => "отметка о посещаемости снята",
        "comment.set" => "изменён комментарий",
        "comment.read" => "комментарий прочитан",
        _ => "изменено",
    }
}
