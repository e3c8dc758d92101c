//! The lists: what a pupil has to do, what a teacher has to read.

use chrono::Days;
use domain::access::Sight;
use domain::hat::Hat;
use domain::homework::AnswerState;
use domain::ids::{LessonId, PersonId};
use sea_orm::QueryResult;

use super::reading::due_day;
use crate::features::homework::tasks::{FamilyTasks, Task, Tasks, Waiting};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql};

/// Lessons of so many days are looked through.
const BACK: Days = Days::new(35);
/// What was due longer ago is not asked for any more.
const OVER: Days = Days::new(7);

/// `#` stands for the numbers of the groups taught.
const WAITING: &str = "SELECT l.id, l.date, g.name AS class, s.name AS subject, COUNT(*) AS answers FROM homework_answers a \
     JOIN lessons l ON l.school_id = a.school_id AND l.group_id = a.group_id AND l.id = a.lesson_id \
     JOIN groups g ON g.school_id = a.school_id AND g.id = a.group_id JOIN subjects s ON s.id = g.subject_id \
     WHERE a.school_id = $1 AND a.state = 'sent' AND (a.group_id IN (#) OR l.substitute_id = $2) \
     GROUP BY l.id, l.date, g.name, s.name ORDER BY g.name, s.name, l.date, l.id";

const TASKS: &str = concat!(
    "SELECT t.* FROM (SELECT l.id, l.date, l.number, s.name AS subject, ",
    sql::homework!("issued_lesson_id", "$3"),
    " AS given_out, ",
    due_day!(),
    " AS due, ",
    sql::enclosed!(),
    " AS enclosed, \
     CASE WHEN EXISTS (SELECT 1 FROM homework_ticks x WHERE x.school_id = l.school_id AND x.group_id = l.group_id \
       AND x.lesson_id = l.id AND x.pupil_id = $1) THEN 1 ELSE 0 END AS ticked, \
     (SELECT w.state FROM homework_answers w WHERE w.school_id = l.school_id AND w.group_id = l.group_id \
       AND w.lesson_id = l.id AND w.pupil_id = $1) AS answer \
     FROM group_members m JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id AND y.state <> 'draft' \
     JOIN subjects s ON s.id = g.subject_id \
     JOIN lessons l ON l.school_id = m.school_id AND l.group_id = m.group_id AND l.date BETWEEN $2 AND $3 \
       AND l.date >= m.since AND (m.until IS NULL OR l.date <= m.until) \
     WHERE m.pupil_id = $1) t WHERE t.given_out <> '' OR t.enclosed > 0 ORDER BY t.subject, t.date, t.number"
);

const CHILDREN: &str = "SELECT p.id, p.given, k.grade, k.letter FROM persons p LEFT JOIN ( \
       SELECT m.pupil_id, m.since, c.grade, c.letter FROM class_members m \
       JOIN classes c ON c.school_id = m.school_id AND c.id = m.class_id \
       JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id AND y.state <> 'draft' \
       WHERE m.pupil_id IN (#) AND m.since <= $1 AND (m.until IS NULL OR m.until >= $1)) k ON k.pupil_id = p.id \
     WHERE p.id IN (#) ORDER BY p.id, k.since DESC";

/// By the side that is on; who works where nothing is taught, and has no family, has no such list.
pub async fn tasks(cx: &Request<Reading>, sight: &Sight, child: Option<PersonId>) -> AppResult<Tasks> {
    match cx.signed().hat {
        Some(Hat::Work(_)) if child.is_none() => waiting(cx).await.map(Tasks::Teacher),
        _ => family(cx, sight, child).await.map(Tasks::Family),
    }
}

async fn waiting(cx: &Request<Reading>) -> AppResult<Vec<Waiting>> {
    let school = cx.school().map_err(|_| AppError::NotFound)?;
    let taught = cx.actor.standing().teaches.iter().filter(|(of, _)| *of == school);
    let taught: Vec<i64> = taught.map(|(_, group)| group.0).collect();
    let asked = WAITING.replace('#', &sql::among(taught.iter().copied()));
    let rows = sql::rows(&cx.tx, &asked, [school.0.into(), cx.actor.person().0.into()]).await?;
    // Whoever stands in has a list while somebody waits there.
    if taught.is_empty() && rows.is_empty() {
        return Err(AppError::NotFound);
    }
    let line = |row: &QueryResult| {
        let answers: i64 = row.try_get("", "answers")?;
        Ok(Waiting {
            lesson: LessonId(row.try_get("", "id")?),
            on: row.try_get("", "date")?,
            class: row.try_get("", "class")?,
            subject: row.try_get("", "subject")?,
            answers: u32::try_from(answers).unwrap_or(u32::MAX),
        })
    };
    rows.iter().map(line).collect()
}

async fn family(cx: &Request<Reading>, sight: &Sight, asked: Option<PersonId>) -> AppResult<FamilyTasks> {
    let on = match cx.signed().hat {
        Some(Hat::Guardian(child)) => Some(child),
        Some(Hat::Pupil) => Some(cx.actor.person()),
        Some(Hat::Work(_)) | None => None,
    };
    let child = asked.or(on).or(sight.pupils.first().copied()).ok_or(AppError::NotFound)?;
    if !sight.pupils.contains(&child) {
        return Err(AppError::NotFound);
    }
    let among = sql::among(sight.pupils.iter().map(|pupil| pupil.0));
    let mut children: Vec<(PersonId, String)> = vec![];
    for row in sql::rows(&cx.tx, &CHILDREN.replace('#', &among), [cx.today.into()]).await? {
        let (id, called) = one_child(&row)?;
        // A pupil of two schools is one child; the later class comes first.
        if children.last().is_none_or(|(last, _)| *last != id) {
            children.push((id, called));
        }
    }
    let values = [child.0.into(), (cx.today - BACK).into(), cx.today.into()];
    let rows = sql::rows(&cx.tx, TASKS, values).await?;
    let mut tasks = rows.iter().map(task).collect::<AppResult<Vec<_>>>()?;
    tasks.retain(|task| task.due.is_none_or(|due| due >= cx.today - OVER));
    // Databases disagree on where nothing stands among days.
    tasks.sort_by_key(|task| (task.due.is_none(), task.due));
    Ok(FamilyTasks { child, children, today: cx.today, tasks })
}

/// «Аня, 7А»
fn one_child(row: &QueryResult) -> AppResult<(PersonId, String)> {
    let (id, given): (i64, String) = (row.try_get("", "id")?, row.try_get("", "given")?);
    let of: (Option<i32>, Option<String>) = (row.try_get("", "grade")?, row.try_get("", "letter")?);
    let called = match of {
        (Some(grade), Some(letter)) => format!("{given}, {grade}{letter}"),
        _ => given,
    };
    Ok((PersonId(id), called))
}

fn task(row: &QueryResult) -> AppResult<Task> {
    let (enclosed, answer): (i64, Option<String>) =
        (row.try_get("", "enclosed")?, row.try_get("", "answer")?);
    Ok(Task {
        lesson: LessonId(row.try_get("", "id")?),
        on: row.try_get("", "date")?,
        due: row.try_get("", "due")?,
        subject: row.try_get("", "subject")?,
        text: row.try_get("", "given_out")?,
        enclosed: u32::try_from(enclosed).unwrap_or(u32::MAX),
        ticked: row.try_get::<i32>("", "ticked")? > 0,
        answer: answer.as_deref().and_then(AnswerState::parse),
    })
}
