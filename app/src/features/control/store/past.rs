//! How a cell came to say what it says, by the log of events, with the seals over its entries.

use domain::ids::{GroupId, LessonId, PersonId, SchoolId};
use domain::journal::{Attendance, MarkValue};
use sea_orm::QueryResult;

use crate::features::control::history::{Change, Past, Sealed, Stands, Told};
use crate::kit::cells::Source;
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, lesson, sql};

const PLACE: &str = "SELECT l.number, g.name AS class, s.name AS subject FROM lessons l \
     JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id JOIN subjects s ON s.id = g.subject_id \
     WHERE l.school_id = $1 AND l.id = $2";

const PUPIL: &str = "SELECT p.surname, p.given, p.patronymic FROM persons p \
     JOIN group_members m ON m.pupil_id = p.id WHERE m.school_id = $1 AND m.group_id = $2 AND p.id = $3 LIMIT 1";

/// Entries whose subject is like `$2`, each with the seal that covers it.
const CHANGES: &str = "SELECT e.at, e.act, e.reason, e.\"old\" AS before, e.\"new\" AS after, p.surname, p.given, p.patronymic, \
       i.surname AS absent_surname, i.given AS absent_given, i.patronymic AS absent_patronymic, \
       s.at AS sealed_at, s.hash FROM events e \
     LEFT JOIN accounts a ON a.id = e.\"by\" LEFT JOIN persons p ON p.id = a.person_id LEFT JOIN persons i ON i.id = e.instead_of \
     LEFT JOIN seals s ON s.school_id = e.school_id AND s.last_event >= e.id AND s.first_event = \
       (SELECT MAX(z.first_event) FROM seals z WHERE z.school_id = e.school_id AND z.first_event <= e.id) \
     WHERE e.school_id = $1 AND e.subject LIKE $2 ORDER BY e.id";

const CELL: &str = "SELECT c.attendance, COALESCE(c.comment, '') AS comment, c.changed_at, p.surname, p.given, p.patronymic FROM cells c \
     JOIN accounts a ON a.id = c.changed_by JOIN persons p ON p.id = a.person_id \
     WHERE c.school_id = $1 AND c.group_id = $2 AND c.lesson_id = $3 AND c.pupil_id = $4";

const MARKS: &str = "SELECT value FROM marks WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3 AND pupil_id = $4 \
     ORDER BY position";

/// Characters of a hash that are shown.
const SHOWN: usize = 12;

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
    let name = called(cx, (school, lesson.group), pupil).await?;
    // A subject of the log begins with the lesson and the pupil and ends with the version.
    let changes = changes(cx, school, format!("lesson:{id} pupil:{pupil} version:%")).await?;
    let stands = stands(cx, [school.0, lesson.group.0, id.0, pupil.0]).await?;
    let number: i32 = place.try_get("", "number")?;
    Ok(Past {
        pupil: name,
        date: lesson.date,
        number: u8::try_from(number).unwrap_or_default(),
        group: lesson.group,
        class: place.try_get("", "class")?,
        subject: place.try_get("", "subject")?,
        term: lesson.term.map(|term| term.id),
        told: Told { changes, stands },
    })
}

/// What a pupil is called who is or was in the group.
pub(super) async fn called(
    cx: &Request<Reading>,
    (school, group): (SchoolId, GroupId),
    pupil: PersonId,
) -> AppResult<String> {
    let row = sql::row(&cx.tx, PUPIL, [school.0.into(), group.0.into(), pupil.0.into()]).await?;
    Ok(sql::person_name(&row.ok_or(AppError::NotFound)?)?.short())
}

/// Entries of the log about one thing, oldest first.
pub(super) async fn changes(
    cx: &Request<Reading>,
    school: SchoolId,
    about: String,
) -> AppResult<Vec<Change>> {
    let rows = sql::rows(&cx.tx, CHANGES, [school.0.into(), about.into()]).await?;
    rows.iter().map(|row| change(cx, row)).collect()
}

async fn stands(cx: &Request<Reading>, key: [i64; 4]) -> AppResult<Option<Stands>> {
    let Some(cell) = sql::row(&cx.tx, CELL, key.map(Into::into)).await? else { return Ok(None) };
    let mut words = vec![];
    for row in sql::rows(&cx.tx, MARKS, key.map(Into::into)).await? {
        words.extend(MarkValue::from_code(row.try_get::<i16>("", "value")?).map(MarkValue::text));
    }
    let attendance: Option<String> = cell.try_get("", "attendance")?;
    words.extend(attendance.as_deref().and_then(Attendance::parse).map(Attendance::code));
    let mut words = words.join(" ");
    if !cell.try_get::<String>("", "comment")?.is_empty() {
        words = [words, "комментарий".into()]
            .into_iter()
            .filter(|w| !w.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
    }
    let (who, when) = (sql::person_name(&cell)?.short(), cx.house.clock.say(cell.try_get("", "changed_at")?));
    Ok((!words.is_empty()).then_some(Stands { words, who, when }))
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
        seal: seal(cx, row)?,
    })
}

fn seal(cx: &Request<Reading>, row: &QueryResult) -> AppResult<Option<Sealed>> {
    let Some(hash) = row.try_get::<Option<String>>("", "hash")? else { return Ok(None) };
    let when = cx.house.clock.say(row.try_get("", "sealed_at")?);
    Ok(Some(Sealed { when, mark: hash.chars().take(SHOWN).collect() }))
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
        "comment.read" => "комментарий прочитан",
        "comment.set" => "комментарий: текст изменён",
        "term_mark.set" => "выставлена итоговая",
        "term_mark.clear" => "итоговая убрана",
        _ => "изменено",
    }
}
