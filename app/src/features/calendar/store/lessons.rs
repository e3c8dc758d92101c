//! The lessons behind an address: two weeks back, two months ahead.

use chrono::{Days, NaiveDate, NaiveTime};
use domain::access::Permit;
use domain::feed::{FeedOf, Homework, ReadFeed};
use domain::timetable::room_called;
use exchange::calendar::{CalendarLesson, LessonCalendar};
use sea_orm::QueryResult;

use super::found::Feed;
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, rolls, sql};

const BACK: Days = Days::new(14);
const AHEAD: Days = Days::new(60);

/// What takes place from `$2` to `$3`, with homework as families read it on `$4`; to be cut down to somebody, `$1`.
const LESSONS: &str = concat!(
    "SELECT l.id, l.date, l.starts, l.ends, p.surname, p.given, p.patronymic, s.name AS subject, g.name AS whom, COALESCE(r.name, '') AS room, ",
    sql::homework!("lesson_id", "$4"),
    " AS due, ",
    sql::homework!("issued_lesson_id", "$4"),
    " AS given_out FROM lessons l JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id AND y.state <> 'draft' \
     JOIN subjects s ON s.id = g.subject_id \
     LEFT JOIN rooms r ON r.school_id = l.school_id AND r.id = l.room_id \
     LEFT JOIN persons p ON p.id = l.substitute_id \
     WHERE l.date BETWEEN $2 AND $3 AND l.state NOT IN ('cancelled', 'moved') AND "
);

const OF_PUPIL: &str = "(l.school_id, l.group_id) IN (SELECT m.school_id, m.group_id FROM group_members m WHERE m.pupil_id = $1) \
     AND EXISTS (SELECT 1 FROM group_members m WHERE m.school_id = l.school_id AND m.group_id = l.group_id \
       AND m.pupil_id = $1 AND m.since <= l.date AND (m.until IS NULL OR m.until >= l.date))";

/// Whoever stands in gives the lesson, and nobody else does.
const OF_TEACHER: &str = "l.school_id = $5 AND (l.substitute_id = $1 OR (l.substitute_id IS NULL AND EXISTS ( \
       SELECT 1 FROM group_teachers t WHERE t.school_id = l.school_id AND t.group_id = l.group_id AND t.teacher_id = $1 \
       AND t.since <= l.date AND (t.until IS NULL OR t.until >= l.date))))";

const OF_CLASS: &str = "l.school_id = $5 AND g.class_id = $1";

const IN_ORDER: &str = " ORDER BY l.date, l.starts, l.id";

/// The calendar of an address that its maker may read today. No name of a pupil stands in it.
pub async fn calendar(
    cx: &Request<Reading>,
    feed: &Feed,
    permit: &Permit<ReadFeed>,
) -> AppResult<LessonCalendar> {
    let ReadFeed(of) = *permit.action();
    let class = class(cx, of).await?;
    let name = match of {
        FeedOf::Teacher(_) => "Мои уроки".to_owned(),
        FeedOf::Pupil(_) | FeedOf::Class(..) => format!("Уроки {class}").trim_end().to_owned(),
    };
    let rows = rows(cx, of, feed.maker.0).await?;
    let lessons = rows.iter().map(|row| lesson(cx, row, (of, &class, feed.homework)));
    Ok(LessonCalendar { name, lessons: lessons.collect::<AppResult<_>>()? })
}

/// «7А», empty for a teacher and for a pupil of none.
async fn class(cx: &Request<Reading>, of: FeedOf) -> AppResult<String> {
    match of {
        FeedOf::Teacher(_) => Ok(String::new()),
        FeedOf::Class(school, class) => rolls::title(&cx.tx, school, Some(class)).await,
        FeedOf::Pupil(pupil) => {
            let row = sql::row(&cx.tx, rolls::ENROLLED, [pupil.0.into(), cx.today.into()]).await?;
            Ok(row.map(|row| sql::class_name(&row)).transpose()?.unwrap_or_default())
        }
    }
}

async fn rows(cx: &Request<Reading>, of: FeedOf, maker: i64) -> AppResult<Vec<QueryResult>> {
    let (first, last, today) = ((cx.today - BACK).into(), (cx.today + AHEAD).into(), cx.today.into());
    let asked = |cut: &str| format!("{LESSONS}{cut}{IN_ORDER}");
    match of {
        FeedOf::Pupil(pupil) => {
            sql::rows(&cx.tx, &asked(OF_PUPIL), [pupil.0.into(), first, last, today]).await
        }
        FeedOf::Teacher(school) => {
            let values = [maker.into(), first, last, today, school.0.into()];
            sql::rows(&cx.tx, &asked(OF_TEACHER), values).await
        }
        FeedOf::Class(school, class) => {
            let values = [class.0.into(), first, last, today, school.0.into()];
            sql::rows(&cx.tx, &asked(OF_CLASS), values).await
        }
    }
}

fn lesson(
    cx: &Request<Reading>,
    row: &QueryResult,
    (of, class, homework): (FeedOf, &str, Homework),
) -> AppResult<CalendarLesson> {
    let (id, date): (i64, NaiveDate) = (row.try_get("", "id")?, row.try_get("", "date")?);
    let (starts, ends): (NaiveTime, NaiveTime) = (row.try_get("", "starts")?, row.try_get("", "ends")?);
    let (subject, whom): (String, String) = (row.try_get("", "subject")?, row.try_get("", "whom")?);
    let title = match of {
        FeedOf::Teacher(_) => format!("{whom}: {subject}"),
        FeedOf::Class(..) if whom != class => format!("{subject} ({whom})"),
        FeedOf::Class(..) | FeedOf::Pupil(_) => subject,
    };
    let title = match (of, sql::person_name_if_any(row)?) {
        (_, None) => title,
        (FeedOf::Teacher(_), Some(_)) => format!("{title} (замена)"),
        (_, Some(name)) => format!("{title} (замена: {})", name.short()),
    };
    let moment = |time| cx.house.clock.moment(date, time);
    Ok(CalendarLesson {
        uid: format!("lesson-{id}@{}", host(&cx.house.settings.public_url)),
        starts: moment(starts),
        ends: moment(ends),
        title,
        room: room_called(&row.try_get::<String>("", "room")?),
        text: if homework == Homework::Within { told(row)? } else { String::new() },
    })
}

/// Homework in the words of the diary.
fn told(row: &QueryResult) -> Result<String, AppError> {
    let said = |word: &str, text: String| (!text.is_empty()).then(|| format!("{word}: {text}"));
    let (due, given_out) = (row.try_get("", "due")?, row.try_get("", "given_out")?);
    let lines = [said("К уроку", due), said("Задано", given_out)];
    Ok(lines.into_iter().flatten().collect::<Vec<_>>().join("\n"))
}

/// «school.example» of «<https://school.example>:8443/».
fn host(public_url: &str) -> &str {
    let rest = public_url.split_once("://").map_or(public_url, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or(rest)
}
