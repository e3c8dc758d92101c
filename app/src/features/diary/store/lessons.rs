//! Lessons of one pupil in a span of days, with what was set, and how the pupil attended.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::calendar::Span;
use domain::diary::ReadComment;
use domain::ids::{LessonId, PersonId, SubjectId};
use domain::journal::{Attendance, LessonState, work_called};
use sea_orm::QueryResult;

use super::pupil::Pupil;
use crate::features::diary::leaf::{Comment, Given, Lesson, Receipt};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

const LESSONS: &str = concat!(
    "SELECT l.id, l.date, l.number, l.starts, l.ends, l.state, COALESCE(l.topic, '') AS topic, \
     p.surname, p.given, p.patronymic, g.subject_id, s.name AS title, COALESCE(r.name, '') AS room, c.attendance, c.comment, c.comment_read_at, \
     n.date AS to_on, n.number AS to_number, ",
    sql::homework!("lesson_id", "$4"),
    " AS due, ",
    sql::homework!("issued_lesson_id", "$4"),
    " AS given_out, ",
    sql::enclosed!(),
    " AS enclosed, \
     COALESCE((SELECT string_agg(w.name || '\t' || a.title, '\r') FROM assignments a JOIN work_kinds w ON w.code = a.kind \
       WHERE a.school_id = l.school_id AND a.lesson_id = l.id AND a.mandatory AND l.date >= $4 \
       AND (a.visible_from IS NULL OR a.visible_from <= $4)), '') AS tests \
     FROM group_members m JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id AND y.state <> 'draft' \
     JOIN subjects s ON s.id = g.subject_id \
     JOIN lessons l ON l.school_id = m.school_id AND l.group_id = m.group_id AND l.date BETWEEN $2 AND $3 \
       AND l.date >= m.since AND (m.until IS NULL OR l.date <= m.until) \
     LEFT JOIN rooms r ON r.school_id = l.school_id AND r.id = l.room_id \
     LEFT JOIN persons p ON p.id = l.substitute_id \
     LEFT JOIN substitutions x ON l.state = 'moved' AND x.school_id = l.school_id AND x.group_id = l.group_id AND x.lesson_id = l.id \
     LEFT JOIN lessons n ON n.school_id = x.school_id AND n.group_id = x.made_group_id AND n.id = x.made_id \
     LEFT JOIN cells c ON c.school_id = l.school_id AND c.group_id = l.group_id AND c.lesson_id = l.id AND c.pupil_id = m.pupil_id \
     WHERE m.pupil_id = $1 ORDER BY l.date, l.number, s.name",
);

/// In the order of the timetable, with the pupil's own marks among `marks`.
pub async fn lessons(
    cx: &Request<Reading>,
    pupil: &Pupil,
    span: Span,
    marks: &[Given],
) -> AppResult<Vec<Lesson>> {
    let values = [pupil.id().0.into(), span.first.into(), span.last.into(), cx.today.into()];
    let now = (cx.today, cx.house.clock.time_of_day());
    let asked = Some(pupil.id()).filter(|pupil| cx.actor.may(&ReadComment(*pupil)));
    let rows = sql::rows(&cx.tx, LESSONS, values).await?;
    let with = |row: &QueryResult| Ok(Lesson { comment: comment(row, asked)?, ..lesson(row, now, marks)? });
    rows.iter().map(with).collect()
}

fn lesson(row: &QueryResult, now: (NaiveDate, NaiveTime), marks: &[Given]) -> AppResult<Lesson> {
    let id = LessonId(row.try_get("", "id")?);
    let (date, number): (NaiveDate, i32) = (row.try_get("", "date")?, row.try_get("", "number")?);
    let (starts, ends): (NaiveTime, NaiveTime) = (row.try_get("", "starts")?, row.try_get("", "ends")?);
    let attendance: Option<String> = row.try_get("", "attendance")?;
    let (to, at): (Option<NaiveDate>, Option<i32>) =
        (row.try_get("", "to_on")?, row.try_get("", "to_number")?);
    Ok(Lesson {
        id,
        date,
        number: u8::try_from(number).unwrap_or_default(),
        starts,
        ends,
        subject: SubjectId(row.try_get("", "subject_id")?),
        title: row.try_get("", "title")?,
        room: row.try_get("", "room")?,
        state: LessonState::parse(&row.try_get::<String>("", "state")?).unwrap_or(LessonState::Planned),
        moved_to: to.zip(at.and_then(|number| u8::try_from(number).ok())),
        stands_in: sql::person_name_if_any(row)?.map(|name| name.short()),
        on_now: date == now.0 && starts <= now.1 && now.1 < ends,
        topic: row.try_get("", "topic")?,
        due: row.try_get("", "due")?,
        set: row.try_get("", "given_out")?,
        enclosed: u32::try_from(row.try_get::<i64>("", "enclosed")?).unwrap_or(u32::MAX),
        tests: ahead(&row.try_get::<String>("", "tests")?),
        attendance: attendance.as_deref().and_then(Attendance::parse),
        comment: None,
        marks: marks.iter().filter(|mark| mark.lesson == id).cloned().collect(),
    })
}

/// «Контрольная работа: Дроби; Диктант» of kinds and titles parted by tabs, a work a line.
fn ahead(tests: &str) -> String {
    let works = tests.split('\r').filter_map(|work| work.split_once('\t'));
    works.map(|(kind, title)| work_called(kind, title)).collect::<Vec<_>>().join("; ")
}

/// `asked`: the pupil, if the reader is one of those who are to read it.
fn comment(row: &QueryResult, asked: Option<PersonId>) -> AppResult<Option<Comment>> {
    let read: Option<DateTime<Utc>> = row.try_get("", "comment_read_at")?;
    let receipt = match (read, asked) {
        (Some(_), _) => Receipt::Read,
        (None, Some(pupil)) => Receipt::Asked(pupil),
        (None, None) => Receipt::Unread,
    };
    let text: Option<String> = row.try_get("", "comment")?;
    Ok(text.map(|text| Comment { text, receipt }))
}
