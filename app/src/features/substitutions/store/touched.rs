//! Lessons of a period that absences of teachers touch, or about which something was decided.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::calendar::Span;
use domain::ids::{LessonId, PersonId};
use domain::journal::LessonState;
use domain::substitution::{Outcome, Standing};
use sea_orm::{ConnectionTrait, QueryResult};

use super::made::{Given, instead};
use super::{absences, day};
use crate::features::substitutions::away::Missed;
use crate::features::substitutions::board::Decided;
use crate::kit::{AppResult, Request, sql};

/// Of the school `$1`, between the days `$2` and `$3`.
const LESSONS: &str = "SELECT l.id, l.date, l.number, l.state, g.name AS whom, s.name AS subject, \
     COALESCE(r.name, '') AS room, l.teacher_id, l.substitute_id, x.outcome, \
     o.date AS from_on, o.number AS from_number \
     FROM lessons l JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id \
     JOIN subjects s ON s.id = g.subject_id \
     LEFT JOIN rooms r ON r.school_id = l.school_id AND r.id = l.room_id \
     LEFT JOIN substitutions x ON x.school_id = l.school_id AND x.group_id = l.group_id AND x.lesson_id = l.id \
     LEFT JOIN substitutions y ON y.school_id = l.school_id AND y.made_id = l.id AND y.outcome = 'moved' \
     LEFT JOIN lessons o ON o.school_id = y.school_id AND o.group_id = y.group_id AND o.id = y.lesson_id \
     WHERE l.school_id = $1 AND l.date BETWEEN $2 AND $3 AND (x.lesson_id IS NOT NULL OR o.id IS NOT NULL OR (l.state = 'planned' \
       AND EXISTS (SELECT 1 FROM teacher_absences a WHERE a.school_id = l.school_id AND a.teacher_id = l.teacher_id \
         AND a.cancelled_at IS NULL AND l.date BETWEEN a.first_day AND a.last_day \
         AND l.number BETWEEN COALESCE(a.first_lesson, l.number) AND COALESCE(a.last_lesson, l.number)))) \
     ORDER BY l.date, l.starts, l.number, g.grade, g.name, l.id";

/// A lesson with how it stands.
pub struct Touched {
    pub teacher: PersonId,
    pub decided: Option<Outcome>,
    /// Who gives it, or what is given instead of it.
    pub given_by: Option<PersonId>,
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
    let instead = instead(cx, span).await?;
    people.extend(instead.values().map(|given| given.teacher));
    let names = day::names(cx, people).await?;
    let one = |row: &QueryResult| {
        let (date, number): (NaiveDate, i32) = (row.try_get("", "date")?, row.try_get("", "number")?);
        let number = u8::try_from(number).unwrap_or_default();
        let teacher = PersonId(row.try_get("", "teacher_id")?);
        let state = LessonState::parse(&row.try_get::<String>("", "state")?).unwrap_or(LessonState::Planned);
        let is_away = |person| away.iter().any(|one| one.teacher == person && one.covers(date, number));
        let standing = Standing::of(teacher, (state, day::decided(row, &instead)?), is_away);
        let decided = if let Standing::Settled(outcome) = standing { Some(outcome) } else { None };
        let given = instead.get(&LessonId(row.try_get("", "id")?));
        let missed = Missed {
            date,
            number,
            whom: row.try_get("", "whom")?,
            subject: row.try_get("", "subject")?,
            room: row.try_get("", "room")?,
            teacher: names.get(&teacher).cloned().unwrap_or_default(),
            decided: decided.map(|outcome| told(outcome, &names, given)).or(brought(row)?),
        };
        let given_by = decided.and_then(|outcome| match outcome {
            Outcome::Instead(_) => given.map(|given| given.teacher),
            _ => outcome.stands_in(),
        });
        Ok(Touched { teacher, decided, given_by, is_open: standing == Standing::Open, missed })
    };
    rows.iter().map(one).collect()
}

/// From where the lesson was moved here.
fn brought(row: &QueryResult) -> AppResult<Option<Decided>> {
    let on: Option<NaiveDate> = row.try_get("", "from_on")?;
    let number: Option<i32> = row.try_get("", "from_number")?;
    let number = number.and_then(|number| u8::try_from(number).ok());
    Ok(on.zip(number).map(|(on, number)| Decided::Brought(on, number)))
}

/// What was decided, in names.
pub(super) fn told(outcome: Outcome, names: &HashMap<PersonId, String>, given: Option<&Given>) -> Decided {
    let name = |person| names.get(&person).cloned().unwrap_or_default();
    match (outcome, given) {
        (Outcome::Replaced(person), _) => Decided::Replaced(name(person)),
        (Outcome::Merged(person), _) => Decided::Merged(name(person)),
        (Outcome::Moved(_), Some(given)) => Decided::Moved(given.on, given.number),
        (Outcome::Instead(_), Some(given)) => Decided::Instead(given.subject.clone(), name(given.teacher)),
        (Outcome::Cancelled | Outcome::Moved(_) | Outcome::Instead(_), _) => Decided::Cancelled,
    }
}
