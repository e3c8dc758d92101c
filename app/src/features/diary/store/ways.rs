//! What is needed for better marks: the lessons left, the work that may come, and the law.

use domain::calendar::{Span, Term};
use domain::diary::{Possible, ahead, aims};
use domain::ids::SubjectId;
use domain::term_mark::TermMarkValue;

use super::frame::terms;
use super::marks::{add_term_marks, current, marks, subjects};
use super::pupil::Pupil;
use crate::features::diary::leaf::{Given, Subject, WaysLeaf};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql, term_rule};

/// Today's lesson is ahead until it has been held.
macro_rules! ahead_of {
    () => {
        "JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id AND g.subject_id = $2 \
         JOIN lessons l ON l.school_id = m.school_id AND l.group_id = m.group_id AND l.date BETWEEN $3 AND $4 \
           AND l.date >= m.since AND (m.until IS NULL OR l.date <= m.until) AND l.state <> 'cancelled' \
           AND (l.date > $3 OR l.state = 'planned') "
    };
}

const LESSONS: &str =
    concat!("SELECT COUNT(*) AS n FROM group_members m ", ahead_of!(), "WHERE m.pupil_id = $1");

/// Homework is set for every lesson and marked at few: it announces nothing.
const KINDS: &str = concat!(
    "SELECT w.code, w.name, w.weight, COALESCE(n.announced, 0) AS announced FROM work_kinds w LEFT JOIN ( \
       SELECT a.kind, COUNT(*) AS announced FROM group_members m ",
    ahead_of!(),
    "  JOIN assignments a ON a.school_id = l.school_id AND a.group_id = l.group_id AND a.lesson_id = l.id \
         AND (a.visible_from IS NULL OR a.visible_from <= $3) \
       WHERE m.pupil_id = $1 AND a.kind <> 'Д' GROUP BY a.kind) n ON n.kind = w.code ORDER BY w.weight DESC, w.code"
);

/// Of the subject in the term under way; between terms there is nothing to reckon.
pub async fn ways(cx: &Request<Reading>, pupil: Pupil, subject: SubjectId) -> AppResult<WaysLeaf> {
    let all = terms(cx, &pupil).await?;
    let term = Term::current(&all, cx.today).filter(|term| term.span.contains(cx.today)).cloned();
    let term = term.ok_or_else(between)?;
    let entered = marks(cx, &pupil, term.span).await?;
    let given: Vec<Given> = entered.into_iter().map(|entered| entered.given).collect();
    let mut subjects = subjects(cx, &pupil, term.span, &given).await?;
    add_term_marks(cx, (&pupil, term.id), &mut subjects).await?;
    let of = subjects.into_iter().find(|one| one.id == subject).ok_or(AppError::NotFound)?;
    if let Some(why) = settled(&of) {
        return Err(AppError::Refused(why.into()));
    }
    let left = Span { first: cx.today, last: term.span.last };
    let (lessons, kinds) =
        (lessons(cx, &pupil, (subject, left)).await?, kinds(cx, &pupil, (subject, left)).await?);
    let possible: Vec<Possible> = kinds.iter().map(|(possible, _)| possible.clone()).collect();
    let school = pupil.year.as_ref().ok_or(AppError::NotFound)?.school_id;
    let rule = term_rule::in_force(&cx.tx, school, term.span.last).await?.of(subject);
    let (works, marks) = (ahead(lessons, &possible), of.marks.iter().map(current).collect::<Vec<_>>());
    let aims = aims(&rule, of.told.value(), &marks, &works);
    let kinds = kinds.into_iter().map(|(of, name)| (of.kind, name)).collect();
    let Subject { title, told: now, .. } = of;
    Ok(WaysLeaf { owner: pupil.owner, term, subject, title, now, lessons, aims, kinds })
}

fn between() -> AppError {
    AppError::Refused("Сейчас период не идёт: отметок, которые его изменят, уже не будет.".into())
}

/// Why no further mark changes what comes out.
fn settled(of: &Subject) -> Option<&'static str> {
    if of.without_marks {
        Some("По этому предмету учатся без отметок.")
    } else if of.term_mark.is_some() {
        Some("Итоговая за этот период уже выставлена.")
    } else if of.told.value() == Some(TermMarkValue::Exempt) {
        Some("От этого предмета в этом периоде освобождают.")
    } else {
        None
    }
}

async fn lessons(cx: &Request<Reading>, pupil: &Pupil, (subject, left): (SubjectId, Span)) -> AppResult<u32> {
    let values = [pupil.id().0.into(), subject.0.into(), left.first.into(), left.last.into()];
    let row = sql::row(&cx.tx, LESSONS, values).await?.ok_or(AppError::NotFound)?;
    Ok(u32::try_from(row.try_get::<i64>("", "n")?).unwrap_or_default())
}

/// Kinds of work of the dictionary with what they are called.
async fn kinds(
    cx: &Request<Reading>,
    pupil: &Pupil,
    (subject, left): (SubjectId, Span),
) -> AppResult<Vec<(Possible, String)>> {
    let values = [pupil.id().0.into(), subject.0.into(), left.first.into(), left.last.into()];
    let mut kinds = vec![];
    for row in sql::rows(&cx.tx, KINDS, values).await? {
        let (weight, announced): (i32, i64) = (row.try_get("", "weight")?, row.try_get("", "announced")?);
        let (weight, announced) = (weight.unsigned_abs(), u32::try_from(announced).unwrap_or_default());
        let possible = Possible { kind: row.try_get("", "code")?, weight, announced };
        kinds.push((possible, row.try_get("", "name")?));
    }
    Ok(kinds)
}
