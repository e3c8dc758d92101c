//! What is worth a second look: rows that may be, for the law to judge.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::calendar::Span;
use domain::ids::{AssignmentId, GroupId, PersonId, SchoolId, TermId};
use domain::journal::{Hundredths, MarkValue, average};
use domain::term_mark::{Column, FEWEST_EQUAL, Posted, TermMarkValue, departures, equal_columns};
use sea_orm::QueryResult;

use super::late::late;
use crate::features::control::doubt::{Alike, Departed, Doubts, Place};
use crate::kit::db::Reading;
use crate::kit::given::mark;
use crate::kit::{AppError, AppResult, Request, sql};

const TERMS: &str = "SELECT t.id, t.title, t.kind, t.first_day, t.last_day FROM terms t \
     JOIN school_years y ON y.school_id = t.school_id AND y.id = t.year_id AND y.state IN ('open', 'closing') \
     WHERE t.school_id = $1 AND t.first_day <= $2 AND t.kind IN ('quarter', 'trimester', 'module', 'half') \
     ORDER BY t.kind DESC, t.number";

/// A part of the year in hand that has begun.
pub(super) struct Begun {
    pub id: TermId,
    pub title: String,
    /// As stored.
    pub kind: String,
    pub span: Span,
}

const POSTED: &str = "SELECT k.group_id, k.pupil_id, k.value, k.suggested, k.reason, g.name AS class, s.name AS subject, \
     p.surname, p.given, p.patronymic FROM term_marks k \
     JOIN groups g ON g.school_id = k.school_id AND g.id = k.group_id JOIN subjects s ON s.id = g.subject_id \
     JOIN persons p ON p.id = k.pupil_id \
     WHERE k.school_id = $1 AND k.term_id = $2 AND (k.suggested IS NULL OR k.suggested <> k.value) \
     ORDER BY g.grade, g.name, s.name, p.search, p.id LIMIT 300";

/// The current marks behind them.
const CURRENT: &str = "SELECT m.group_id, m.pupil_id, m.value, a.weight FROM term_marks k \
     JOIN marks m ON m.school_id = k.school_id AND m.group_id = k.group_id AND m.pupil_id = k.pupil_id \
     JOIN lessons l ON l.school_id = m.school_id AND l.id = m.lesson_id AND l.date BETWEEN $3 AND $4 \
     JOIN assignments a ON a.school_id = m.school_id AND a.group_id = m.group_id AND a.id = m.assignment_id \
     WHERE k.school_id = $1 AND k.term_id = $2 AND (k.suggested IS NULL OR k.suggested <> k.value)";

/// With the number of pupils of the group on that day.
const ALIKE: &str = "SELECT q.*, g.name AS class, s.name AS subject, \
     (SELECT COUNT(DISTINCT n.pupil_id) FROM group_members n WHERE n.school_id = $1 AND n.group_id = q.group_id \
       AND n.since <= q.date AND (n.until IS NULL OR n.until >= q.date)) AS members FROM ( \
       SELECT m.group_id, m.assignment_id, MIN(l.date) AS date, MIN(m.value) AS value, COUNT(*) AS pupils FROM lessons l \
       JOIN marks m ON m.school_id = l.school_id AND m.group_id = l.group_id AND m.lesson_id = l.id \
       WHERE l.school_id = $1 AND l.date BETWEEN $2 AND $3 GROUP BY m.group_id, m.assignment_id \
       HAVING MIN(m.value) = MAX(m.value) AND COUNT(*) >= $4) q \
     JOIN groups g ON g.school_id = $1 AND g.id = q.group_id JOIN subjects s ON s.id = g.subject_id \
     ORDER BY q.date DESC, g.grade, g.name LIMIT 300";

/// The term asked for, else the last that is over, else the first begun.
pub async fn doubts(cx: &Request<Reading>, school: SchoolId, asked: Option<TermId>) -> AppResult<Doubts> {
    let terms = terms(cx, school).await?;
    let shown = match asked {
        Some(asked) => Some(terms.iter().find(|term| term.id == asked).ok_or(AppError::NotFound)?),
        None => over_last(&terms, cx.today),
    };
    let mut doubts = Doubts { terms: vec![], term: None, departed: vec![], alike: vec![], late: vec![] };
    if let Some(Begun { id, span, .. }) = shown {
        doubts.term = Some(*id);
        doubts.departed = departed(cx, school, (*id, *span)).await?;
        doubts.alike = alike(cx, school, *span).await?;
        doubts.late = late(cx, school, *span).await?;
    }
    doubts.terms = terms.into_iter().map(|term| (term.id, term.title)).collect();
    Ok(doubts)
}

/// Parts of the year in hand that have begun.
pub(super) async fn terms(cx: &Request<Reading>, school: SchoolId) -> AppResult<Vec<Begun>> {
    let rows = sql::rows(&cx.tx, TERMS, [school.0.into(), cx.today.into()]).await?;
    let begun = |row: &QueryResult| {
        let span = Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? };
        let (id, title, kind) =
            (TermId(row.try_get("", "id")?), row.try_get("", "title")?, row.try_get("", "kind")?);
        Ok(Begun { id, title, kind, span })
    };
    rows.iter().map(begun).collect()
}

/// The last that is over, else the first begun.
pub(super) fn over_last(terms: &[Begun], today: NaiveDate) -> Option<&Begun> {
    terms.iter().rev().find(|term| term.span.last < today).or(terms.first())
}

async fn departed(
    cx: &Request<Reading>,
    school: SchoolId,
    (term, span): (TermId, Span),
) -> AppResult<Vec<Departed>> {
    let rows = sql::rows(&cx.tx, POSTED, [school.0.into(), term.0.into()]).await?;
    let posted = rows.iter().map(posted).collect::<AppResult<Vec<_>>>()?;
    let averages = averages(cx, school, (term, span)).await?;
    let mut found = vec![];
    for (one, departure) in departures(&posted) {
        let at = posted.iter().position(|other| std::ptr::eq(other, one)).unwrap_or_default();
        found.push(Departed {
            place: place(&rows[at])?,
            pupil: sql::person_name(&rows[at])?.short(),
            average: averages.get(&(one.group, one.pupil)).copied(),
            value: one.value,
            departure,
            reason: one.reason.clone(),
        });
    }
    Ok(found)
}

fn posted(row: &QueryResult) -> AppResult<Posted> {
    let read = |text: String| TermMarkValue::parse(&text).map_err(AppError::fault);
    Ok(Posted {
        group: GroupId(row.try_get("", "group_id")?),
        pupil: PersonId(row.try_get("", "pupil_id")?),
        value: read(row.try_get("", "value")?)?,
        suggested: row.try_get::<Option<String>>("", "suggested")?.map(read).transpose()?,
        reason: row.try_get("", "reason")?,
    })
}

async fn averages(
    cx: &Request<Reading>,
    school: SchoolId,
    (term, span): (TermId, Span),
) -> AppResult<HashMap<(GroupId, PersonId), Hundredths>> {
    let mut marks: HashMap<(GroupId, PersonId), Vec<(MarkValue, u32)>> = HashMap::new();
    let values = [school.0.into(), term.0.into(), span.first.into(), span.last.into()];
    for row in sql::rows(&cx.tx, CURRENT, values).await? {
        let key = (GroupId(row.try_get("", "group_id")?), PersonId(row.try_get("", "pupil_id")?));
        let weight: i32 = row.try_get("", "weight")?;
        marks.entry(key).or_default().push((mark(&row)?, weight.unsigned_abs()));
    }
    Ok(marks.into_iter().filter_map(|(key, marks)| Some((key, average(marks)?))).collect())
}

async fn alike(cx: &Request<Reading>, school: SchoolId, span: Span) -> AppResult<Vec<Alike>> {
    let least = i64::try_from(FEWEST_EQUAL).unwrap_or(i64::MAX);
    let values = [school.0.into(), span.first.into(), span.last.into(), least.into()];
    let rows = sql::rows(&cx.tx, ALIKE, values).await?;
    let mut found = vec![];
    for row in &rows {
        let number =
            |name: &str| row.try_get::<i64>("", name).map(|many| usize::try_from(many).unwrap_or_default());
        let (pupils, members) = (number("pupils")?, number("members")?);
        let column = Column {
            group: GroupId(row.try_get("", "group_id")?),
            assignment: AssignmentId(row.try_get("", "assignment_id")?),
            marks: vec![mark(row)?; pupils],
            members,
        };
        for equal in equal_columns(&[column]) {
            let date = row.try_get("", "date")?;
            found.push(Alike { place: place(row)?, date, mark: equal.mark, pupils: equal.pupils });
        }
    }
    Ok(found)
}

pub(super) fn place(row: &QueryResult) -> AppResult<Place> {
    Ok(Place {
        group: GroupId(row.try_get("", "group_id")?),
        class: row.try_get("", "class")?,
        subject: row.try_get("", "subject")?,
    })
}
