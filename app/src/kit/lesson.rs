//! A lesson with the facts that the law asks of it, as several slices read it.

use domain::calendar::YearState;
use domain::ids::{ClassId, GroupId, LessonId, PersonId, SchoolId};
use domain::journal::{Lesson, LessonState};
use sea_orm::QueryResult;

use super::{AppResult, group, sql};

/// To be cut down by a condition on `lessons l`.
pub const FACTS: &str = concat!(
    "SELECT l.id AS lesson_id, l.school_id, l.group_id, l.date, l.state, l.substitute_id, g.class_id, y.state AS year, ",
    sql::unmarked!("t.id"),
    " AS without_marks, t.id, t.title, t.first_day, t.last_day, t.post_from, t.post_until \
     FROM lessons l JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id \
     LEFT JOIN terms t ON t.school_id = l.school_id AND t.year_id = g.year_id AND l.date BETWEEN t.first_day AND t.last_day \
       AND t.kind = ",
    sql::term_kind!("g"),
);

/// A row of [`FACTS`], its work left out.
pub fn lesson(row: &QueryResult) -> AppResult<Lesson> {
    let in_term = row.try_get::<Option<i64>>("", "id")?.is_some();
    Ok(Lesson {
        id: LessonId(row.try_get("", "lesson_id")?),
        school: SchoolId(row.try_get("", "school_id")?),
        group: GroupId(row.try_get("", "group_id")?),
        class: row.try_get::<Option<i64>>("", "class_id")?.map(ClassId),
        substitute: row.try_get::<Option<i64>>("", "substitute_id")?.map(PersonId),
        date: row.try_get("", "date")?,
        state: LessonState::parse(&row.try_get::<String>("", "state")?).unwrap_or(LessonState::Planned),
        year: YearState::parse(&row.try_get::<String>("", "year")?).unwrap_or(YearState::Closed),
        term: if in_term { Some(group::term(row)?) } else { None },
        without_marks: row.try_get("", "without_marks")?,
        assignments: vec![],
    })
}
