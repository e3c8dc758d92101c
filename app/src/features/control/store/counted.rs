//! What the lessons of a period lack, counted for the whole school in one round trip.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::Days;
use domain::calendar::{Span, monday_of};
use domain::ids::{ClassId, PersonId, SchoolId};
use domain::people::ClassName;
use sea_orm::QueryResult;

use crate::features::control::overview::{By, Counts, Line, Overview, Whose};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql};

/// Lessons of the school `$1` between `$2` and `$3` that are over on `$4` at `$5`; each says with 1 what it lacks.
/// Who stands in answers for the lesson.
macro_rules! lacking {
    () => {
        concat!("SELECT l.id, l.date, l.number, l.group_id, g.class_id, g.name AS class, g.subject_id, g.year_id, g.grade, \
         COALESCE(l.substitute_id, l.teacher_id) AS teacher_id, \
         CASE WHEN l.state = 'held' THEN 0 ELSE 1 END AS no_attendance, \
         CASE WHEN COALESCE(l.topic, '') = '' THEN 1 ELSE 0 END AS no_topic, \
         CASE WHEN ", sql::unmarked_on!("l.date"), " OR EXISTS (SELECT 1 FROM marks k WHERE k.school_id = l.school_id \
           AND k.group_id = l.group_id AND k.lesson_id = l.id) THEN 0 ELSE 1 END AS no_marks, \
         CASE WHEN g.grade = 1 OR EXISTS (SELECT 1 FROM assignments a WHERE a.school_id = l.school_id \
           AND a.issued_lesson_id = l.id AND a.kind = 'Д' AND a.description <> '') THEN 0 ELSE 1 END AS no_homework \
         FROM lessons l JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id \
         WHERE l.school_id = $1 AND l.date BETWEEN $2 AND $3 AND l.state IN ('planned', 'held') \
           AND (l.date < $4 OR (l.date = $4 AND l.ends <= $5))")
    };
}
pub(super) use lacking;

const COUNTED: &str = concat!(
    "SELECT q.teacher_id, q.class_id, c.grade, c.letter, p.surname, p.given, p.patronymic, COUNT(*) AS lessons, \
     SUM(q.no_attendance) AS no_attendance, SUM(q.no_topic) AS no_topic, SUM(q.no_marks) AS no_marks, \
     SUM(q.no_homework) AS no_homework FROM (",
    lacking!(),
    ") q JOIN persons p ON p.id = q.teacher_id LEFT JOIN classes c ON c.school_id = $1 AND c.id = q.class_id \
     GROUP BY q.teacher_id, q.class_id, c.grade, c.letter, p.surname, p.given, p.patronymic, p.search \
     ORDER BY p.search, q.teacher_id",
);

/// Terms of the year in hand that have begun, each once, the latest first.
const TERMS: &str = "SELECT t.title, t.first_day, t.last_day FROM terms t \
     JOIN school_years y ON y.school_id = t.school_id AND y.id = t.year_id AND y.state IN ('open', 'closing') \
     WHERE t.school_id = $1 AND t.first_day <= $2 AND t.kind IN ('quarter', 'trimester', 'module', 'half') \
     ORDER BY t.first_day DESC, t.last_day LIMIT 2";

pub async fn overview(
    cx: &Request<Reading>,
    school: SchoolId,
    asked: Option<Span>,
    by: By,
) -> AppResult<Overview> {
    let span = asked.unwrap_or_else(|| this_week(cx));
    let mut lines: HashMap<Whose, Line> = HashMap::new();
    let mut order = vec![];
    for row in sql::rows(&cx.tx, COUNTED, bound(cx, school, span)).await? {
        let (line, counts) = (line(&row, by)?, counts(&row)?);
        let whose = line.whose;
        let known = lines.entry(whose).or_insert_with(|| {
            order.push(whose);
            line
        });
        known.counts = known.counts.and(counts);
    }
    let mut rows: Vec<Line> = order.iter().filter_map(|whose| lines.remove(whose)).collect();
    rows.sort_by_cached_key(|line| (Reverse(line.counts.due()), class_order(line, by)));
    let total = rows.iter().fold(Counts::default(), |sum, line| sum.and(line.counts));
    Ok(Overview { span, spans: spans(cx, school).await?, by, rows, total })
}

/// Of the week up to today: what is still to come lacks nothing yet.
pub(super) fn this_week<T>(cx: &Request<T>) -> Span {
    Span { first: monday_of(cx.today), last: monday_of(cx.today) + Days::new(6) }
}

/// What [`lacking`] is bound to.
pub(super) fn bound<T>(cx: &Request<T>, school: SchoolId, span: Span) -> [sea_orm::Value; 5] {
    let now = cx.house.clock.time_of_day();
    [school.0.into(), span.first.into(), span.last.into(), cx.today.into(), now.into()]
}

async fn spans(cx: &Request<Reading>, school: SchoolId) -> AppResult<Vec<(String, Span)>> {
    let week = this_week(cx);
    let before = Span { first: week.first - Days::new(7), last: week.last - Days::new(7) };
    let mut spans = vec![("Эта неделя".to_owned(), week), ("Прошлая неделя".to_owned(), before)];
    for row in sql::rows(&cx.tx, TERMS, [school.0.into(), cx.today.into()]).await? {
        let span = Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? };
        spans.push((row.try_get("", "title")?, span));
    }
    Ok(spans)
}

fn line(row: &QueryResult, by: By) -> AppResult<Line> {
    let (whose, title) = match by {
        By::Teacher => {
            (Whose::Teacher(PersonId(row.try_get("", "teacher_id")?)), sql::person_name(row)?.short())
        }
        By::Class => match row.try_get::<Option<i64>>("", "class_id")? {
            Some(id) => (Whose::Class(ClassId(id)), class(row)?.to_string()),
            None => (Whose::Gathered, "Сборные группы".to_owned()),
        },
    };
    Ok(Line { whose, title, counts: Counts::default() })
}

fn class(row: &QueryResult) -> AppResult<ClassName> {
    let (grade, letter): (i32, String) = (row.try_get("", "grade")?, row.try_get("", "letter")?);
    ClassName::new(u8::try_from(grade).unwrap_or_default(), &letter).map_err(AppError::fault)
}

fn counts(row: &QueryResult) -> AppResult<Counts> {
    let number = |name: &str| {
        let number: i64 = row.try_get("", name)?;
        AppResult::Ok(u32::try_from(number).unwrap_or(u32::MAX))
    };
    Ok(Counts {
        lessons: number("lessons")?,
        attendance: number("no_attendance")?,
        topic: number("no_topic")?,
        marks: number("no_marks")?,
        homework: number("no_homework")?,
    })
}

/// Classes by grade and letter; teachers stay in the order of the alphabet.
fn class_order(line: &Line, by: By) -> (u8, String) {
    match (by, line.title.parse::<ClassName>()) {
        (By::Class, Ok(name)) => (name.grade(), line.title.clone()),
        _ => (u8::MAX, String::new()),
    }
}
