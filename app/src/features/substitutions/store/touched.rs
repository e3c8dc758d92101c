//! Lessons of a period that absences of teachers touch, or about which something was decided.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::calendar::Span;
use domain::ids::PersonId;
use domain::journal::LessonState;
use domain::substitution::{Outcome, Standing};
use sea_orm::{ConnectionTrait, QueryResult};

use super::{absences, day};
use crate::features::substitutions::away::Missed;
use crate::features::substitutions::board::Decided;
use crate::kit::{AppResult, Request, sql};

/// Of the school `$1`, between the days `$2` and `$3`.
const LESSONS: &str = "SELECT l.id, l.date, l.number, l.state, g.name AS whom, s.name AS subject, \
     COALESCE(r.name, '') AS room, l.teacher_id, l.substitute_id, x.outcome \
     FROM lessons l JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id \
     JOIN subjects s ON s.id = g.subject_id \
     LEFT JOIN rooms r ON r.school_id = l.school_id AND r.id = l.room_id \
     LEFT JOIN substitutions x ON x.school_id = l.school_id AND x.group_id = l.group_id AND x.lesson_id = l.id \
     WHERE l.school_id = $1 AND l.date BETWEEN $2 AND $3 AND (x.lesson_id IS NOT NULL OR (l.state = 'planned' \
       AND EXISTS (SELECT 1 FROM teacher_absences a WHERE a.school_id = l.school_id AND a.teacher_id = l.teacher_id \
         AND a.cancelled_at IS NULL AND l.date BETWEEN a.first_day AND a.last_day \
         AND l.number BETWEEN COALESCE(a.first_lesson, l.number) AND COALESCE(a.last_lesson, l.number)))) \
     ORDER BY l.date, l.starts, l.number, g.grade, g.name, l.id";

/// A lesson with how it stands.
pub struct Touched {
    pub teacher: PersonId,
    pub decided: Option<Outcome>,
    pub is_open: bool,
    pub missed: Missed,
}

/// In the order of time.
pub async fn touched<T: ConnectionTrait>(cx: &Request<T>, span: Span) -> AppResult<Vec<Touched>> {
    let away = absences::within(cx, span).await?;
    let values = [cx.school()?.0.into(), span.first.into(), span.last.into()];
    let rows = sql::rows(&cx.tx, LESSONS, values).await?;
    let mut people = vec![];
    for row in &rows {
        people.push(PersonId(row.try_get("", "teacher_id")?));
        people.extend(row.try_get::<Option<i64>>("", "substitute_id")?.map(PersonId));
    }
    let names = day::names(cx, people).await?;
    let one = |row: &QueryResult| {
        let (date, number): (NaiveDate, i32) = (row.try_get("", "date")?, row.try_get("", "number")?);
        let number = u8::try_from(number).unwrap_or_default();
        let teacher = PersonId(row.try_get("", "teacher_id")?);
        let state = LessonState::parse(&row.try_get::<String>("", "state")?).unwrap_or(LessonState::Planned);
        let is_away = |person| away.iter().any(|one| one.teacher == person && one.covers(date, number));
        let standing = Standing::of(teacher, (state, day::decided(row)?), is_away);
        let decided = if let Standing::Settled(outcome) = standing { Some(outcome) } else { None };
        let missed = Missed {
            date,
            number,
            whom: row.try_get("", "whom")?,
            subject: row.try_get("", "subject")?,
            room: row.try_get("", "room")?,
            teacher: names.get(&teacher).cloned().unwrap_or_default(),
            decided: decided.map(|outcome| told(outcome, &names)),
        };
        Ok(Touched { teacher, decided, is_open: standing == Standing::Open, missed })
    };
    rows.iter().map(one).collect()
}

/// What was decided, in names.
pub(super) fn told(outcome: Outcome, names: &HashMap<PersonId, String>) -> Decided {
    let name = |person| names.get(&person).cloned().unwrap_or_default();
    match outcome {
        Outcome::Replaced(person) => Decided::Replaced(name(person)),
        Outcome::Merged(person) => Decided::Merged(name(person)),
        Outcome::Cancelled => Decided::Cancelled,
    }
}
