//! The lessons behind a number, each with all that it lacks.

use domain::calendar::Span;
use domain::ids::{GroupId, LessonId, PersonId, SchoolId, TermId};
use sea_orm::QueryResult;

use super::counted::{bound, lacking, this_week};
use crate::features::control::overview::{Lack, Lesson, Listed, Whose};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

/// `#` stands for the condition on what is asked for.
const LISTED: &str = concat!(
    "SELECT q.*, s.name AS subject, p.surname, p.given, p.patronymic, \
     (SELECT t.id FROM terms t WHERE t.school_id = $1 AND t.year_id = q.year_id AND q.date BETWEEN t.first_day AND t.last_day \
       AND t.kind = ",
    sql::term_kind!("g"),
    ") AS term_id FROM (",
    lacking!(),
    ") q JOIN groups g ON g.school_id = $1 AND g.id = q.group_id \
     LEFT JOIN classes c ON c.school_id = $1 AND c.id = q.class_id \
     JOIN subjects s ON s.id = q.subject_id JOIN persons p ON p.id = q.teacher_id \
     WHERE # ORDER BY q.date, q.number, g.grade, g.name LIMIT 300",
);

pub async fn lessons(
    cx: &Request<Reading>,
    school: SchoolId,
    asked: Option<Span>,
    (lack, whose): (Option<Lack>, Whose),
) -> AppResult<Listed> {
    let span = asked.unwrap_or_else(|| this_week(cx));
    let statement = LISTED.replace('#', &format!("{} AND {}", lacks(lack), belongs(whose)));
    let rows = sql::rows(&cx.tx, &statement, bound(cx, school, span)).await?;
    let lessons = rows.iter().map(lesson).collect::<AppResult<Vec<_>>>()?;
    let due = |lesson: &Lesson| lesson.lacks.iter().any(|lack| lack.is_due());
    let mut reminds = vec![];
    if matches!(whose, Whose::Teacher(_) | Whose::Class(_)) {
        reminds = lessons.iter().filter(|lesson| due(lesson)).map(|lesson| lesson.keeper).collect();
        reminds.sort_unstable();
        reminds.dedup();
    }
    Ok(Listed { span, lack, whose: called(cx, whose, &lessons).await?, lessons, reminds })
}

const fn lacks(lack: Option<Lack>) -> &'static str {
    match lack {
        None => "1 = 1",
        Some(Lack::Attendance) => "q.no_attendance = 1",
        Some(Lack::Topic) => "q.no_topic = 1",
        Some(Lack::Marks) => "q.no_marks = 1",
        Some(Lack::Homework) => "q.no_homework = 1",
    }
}

/// Numbers alone: no text of people.
fn belongs(whose: Whose) -> String {
    match whose {
        Whose::All => "1 = 1".into(),
        Whose::Teacher(id) => format!("q.teacher_id = {id}"),
        Whose::Class(id) => format!("q.class_id = {id}"),
        Whose::Gathered => "q.class_id IS NULL".into(),
    }
}

fn lesson(row: &QueryResult) -> AppResult<Lesson> {
    let number: i32 = row.try_get("", "number")?;
    let mut lacks = vec![];
    for lack in Lack::ALL {
        let flag: i32 = row.try_get("", &format!("no_{}", lack.code()))?;
        lacks.extend((flag == 1).then_some(lack));
    }
    Ok(Lesson {
        id: LessonId(row.try_get("", "id")?),
        date: row.try_get("", "date")?,
        number: u8::try_from(number).unwrap_or_default(),
        group: GroupId(row.try_get("", "group_id")?),
        class: row.try_get("", "class")?,
        subject: row.try_get("", "subject")?,
        keeper: PersonId(row.try_get("", "teacher_id")?),
        teacher: sql::person_name(row)?.short(),
        term: row.try_get::<Option<i64>>("", "term_id")?.map(TermId),
        lacks,
    })
}

/// Whose lessons they are, in a word.
async fn called(cx: &Request<Reading>, whose: Whose, lessons: &[Lesson]) -> AppResult<String> {
    Ok(match whose {
        Whose::All => String::new(),
        Whose::Gathered => "Сборные группы".into(),
        Whose::Class(_) => lessons
            .iter()
            .map(|lesson| &lesson.class)
            .min_by_key(|name| name.len())
            .cloned()
            .unwrap_or_default(),
        Whose::Teacher(id) => match sql::called(&cx.tx, id).await? {
            // The name of somebody without a lesson here is nobody's business.
            Some(name) if !lessons.is_empty() => name.short(),
            _ => String::new(),
        },
    })
}
