//! Marks of one pupil in a span of days, and the subjects they are given in.

use chrono::{DateTime, Days, Utc};
use domain::calendar::Span;
use domain::ids::{LessonId, SubjectId, TermId};
use domain::journal::work_called;
use domain::term_mark::{Suggestion, TermMarkValue, learning, suggest};
use sea_orm::QueryResult;

use super::pupil::Pupil;
use crate::features::diary::leaf::{Given, Subject};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, exempt, given, sql, term_rule};

const MARKS: &str = concat!(
    "SELECT k.lesson_id, k.value, k.at, c.comment, ",
    given::work!(),
    ", a.weight, a.kind AS letter, w.name AS kind, l.date, g.subject_id, s.name AS title \
     FROM marks k JOIN lessons l ON l.school_id = k.school_id AND l.id = k.lesson_id \
     JOIN assignments a ON a.school_id = k.school_id AND a.group_id = k.group_id AND a.id = k.assignment_id \
     JOIN work_kinds w ON w.code = a.kind \
     JOIN groups g ON g.school_id = k.school_id AND g.id = k.group_id JOIN subjects s ON s.id = g.subject_id \
     JOIN cells c ON c.school_id = k.school_id AND c.group_id = k.group_id AND c.lesson_id = k.lesson_id AND c.pupil_id = k.pupil_id \
     WHERE k.pupil_id = $1 AND l.date BETWEEN $2 AND $3 ORDER BY l.date, l.number, k.position",
);

const SUBJECTS: &str = concat!(
    "SELECT s.id, s.name, CAST(MIN(CASE WHEN ",
    sql::unmarked_on!("$4"),
    " THEN 1 ELSE 0 END) AS bigint) AS without_marks \
     FROM group_members m JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id \
     JOIN subjects s ON s.id = g.subject_id \
     WHERE m.pupil_id = $1 AND g.school_id = $2 AND g.year_id = $3 AND m.since <= $5 AND (m.until IS NULL OR m.until >= $4) \
     GROUP BY s.id, s.name ORDER BY s.name",
);

const TERM_MARKS: &str = "SELECT g.subject_id, k.value FROM term_marks k \
     JOIN groups g ON g.school_id = k.school_id AND g.id = k.group_id WHERE k.pupil_id = $1 AND k.term_id = $2";

/// A mark with the moment it was entered.
pub struct Entered {
    pub given: Given,
    pub at: DateTime<Utc>,
}

/// In the order of the lessons; marks of one lesson in the order they were given.
pub async fn marks(cx: &Request<Reading>, pupil: &Pupil, span: Span) -> AppResult<Vec<Entered>> {
    let yesterday = cx.now - Days::new(1);
    let values = [pupil.id().0.into(), span.first.into(), span.last.into()];
    let rows = sql::rows(&cx.tx, MARKS, values).await?;
    let mut marks: Vec<Entered> = vec![];
    for row in &rows {
        let mut mark = entered(row, yesterday)?;
        if marks.last().is_some_and(|last| last.given.lesson == mark.given.lesson) {
            mark.given.comment = None;
        }
        marks.push(mark);
    }
    Ok(marks)
}

fn entered(row: &QueryResult, yesterday: DateTime<Utc>) -> AppResult<Entered> {
    let weight: i32 = row.try_get("", "weight")?;
    let (kind, work): (String, String) = (row.try_get("", "kind")?, row.try_get("", "work")?);
    let at: DateTime<Utc> = row.try_get("", "at")?;
    let given = Given {
        lesson: LessonId(row.try_get("", "lesson_id")?),
        date: row.try_get("", "date")?,
        subject: SubjectId(row.try_get("", "subject_id")?),
        title: row.try_get("", "title")?,
        value: given::mark(row)?,
        weight: weight.unsigned_abs(),
        kind: row.try_get("", "letter")?,
        what: work_called(&kind, &work),
        fresh: at >= yesterday,
        comment: row.try_get::<Option<String>>("", "comment")?.filter(|words| !words.is_empty()),
    };
    Ok(Entered { given, at })
}

/// Subjects the pupil learns in `span`, each with its own of `marks`.
pub async fn subjects(
    cx: &Request<Reading>,
    pupil: &Pupil,
    span: Span,
    marks: &[Given],
) -> AppResult<Vec<Subject>> {
    let Some(year) = &pupil.year else { return Ok(vec![]) };
    let (who, school, of) = (pupil.id().0.into(), year.school_id.0.into(), year.year_id.0.into());
    let rows = sql::rows(&cx.tx, SUBJECTS, [who, school, of, span.first.into(), span.last.into()]).await?;
    let rules = term_rule::in_force(&cx.tx, year.school_id, span.last).await?;
    let freed = exempt::of_pupil(&cx.tx, (year.school_id, pupil.id()), span).await?;
    let judged = |id: SubjectId, marks: &[Given]| {
        let days = freed.get(&id).map_or(&[][..], Vec::as_slice);
        let given: Vec<_> = marks.iter().map(current).collect();
        suggest(&rules.of(id), learning(span, days), &given)
    };
    rows.iter().map(|row| subject(row, marks, judged)).collect()
}

fn subject(
    row: &QueryResult,
    marks: &[Given],
    judged: impl Fn(SubjectId, &[Given]) -> Suggestion,
) -> AppResult<Subject> {
    let id = SubjectId(row.try_get("", "id")?);
    let without_marks = row.try_get::<i64>("", "without_marks")? == 1;
    let marks: Vec<_> = marks.iter().filter(|mark| mark.subject == id).cloned().collect();
    let (title, told) = (row.try_get("", "name")?, judged(id, &marks));
    Ok(Subject { id, title, without_marks, term_mark: None, marks, told })
}

/// A mark as the law of term marks reads it.
pub(super) fn current(given: &Given) -> domain::term_mark::Given {
    let Given { value, weight, date: on, .. } = *given;
    domain::term_mark::Given { value, weight, kind: given.kind.clone(), on }
}

/// Puts the marks of the whole `term` beside the averages.
pub async fn add_term_marks(
    cx: &Request<Reading>,
    (pupil, term): (&Pupil, TermId),
    subjects: &mut [Subject],
) -> AppResult<()> {
    for row in sql::rows(&cx.tx, TERM_MARKS, [pupil.id().0.into(), term.0.into()]).await? {
        let (of, value): (i64, String) = (row.try_get("", "subject_id")?, row.try_get("", "value")?);
        if let Some(subject) = subjects.iter_mut().find(|subject| subject.id == SubjectId(of)) {
            subject.term_mark = Some(TermMarkValue::parse(&value).map_err(AppError::fault)?);
        }
    }
    Ok(())
}
