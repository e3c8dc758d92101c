//! Marks changed after the last day of a term, read out of the log of events.

use std::collections::HashMap;

use chrono::{DateTime, NaiveTime, Utc};
use domain::calendar::Span;
use domain::ids::{AccountId, LessonId, PersonId, SchoolId};
use domain::journal::MarkValue;
use domain::term_mark::{MarkChanged, changed_after};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult};

use super::doubts::place;
use crate::features::control::doubt::{Late, Place};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

/// The latest first; of lessons of the term. `@` stands for the lesson.
const CHANGES: &str = "SELECT e.at, e.subject AS about, e.\"by\" AS hand, e.\"old\" AS before, e.\"new\" AS after, \
     p.surname, p.given, p.patronymic, l.group_id, g.name AS class, s.name AS subject FROM events e \
     JOIN lessons l ON l.school_id = e.school_id AND l.id = @ AND l.date BETWEEN $3 AND $4 \
     JOIN groups g ON g.school_id = l.school_id AND g.id = l.group_id JOIN subjects s ON s.id = g.subject_id \
     JOIN accounts a ON a.id = e.\"by\" JOIN persons p ON p.id = a.person_id \
     WHERE e.school_id = $1 AND e.at >= $2 AND e.act IN ('mark.add', 'mark.replace', 'mark.remove') \
     ORDER BY e.id DESC LIMIT 1000";

const PUPILS: &str = "SELECT id, surname, given, patronymic FROM persons WHERE id IN (#)";

/// An entry of the log, read.
struct Entry {
    lesson: LessonId,
    pupil: PersonId,
    at: DateTime<Utc>,
    by: AccountId,
    who: String,
    place: Place,
    /// Marks that the cell had and has, in their order.
    marks: (Vec<MarkValue>, Vec<MarkValue>),
}

/// The lesson that an event `e` about a cell is of: its subject begins «lesson:5 pupil:9».
pub(super) fn lesson_of(tx: &Reading) -> &'static str {
    if tx.get_database_backend() == DbBackend::Postgres {
        "CASE WHEN e.subject LIKE 'lesson:% pupil:%' THEN CAST(split_part(substr(e.subject, 8), ' ', 1) AS bigint) END"
    } else {
        "CASE WHEN e.subject LIKE 'lesson:% pupil:%' THEN CAST(substr(e.subject, 8) AS integer) END"
    }
}

pub(super) async fn late(cx: &Request<Reading>, school: SchoolId, span: Span) -> AppResult<Vec<Late>> {
    // A day early by the clock of Greenwich: the law looks at the day of the city.
    let after = span.last.and_time(NaiveTime::MIN).and_utc();
    let asked = CHANGES.replace('@', lesson_of(&cx.tx));
    let values = [school.0.into(), after.into(), span.first.into(), span.last.into()];
    let mut entries = vec![];
    for row in &sql::rows(&cx.tx, &asked, values).await? {
        entries.extend(entry(row)?);
    }
    let names = names(cx, &entries).await?;
    let mut found = vec![];
    for entry in &entries {
        let on = cx.house.clock.day_of(entry.at);
        let changes: Vec<MarkChanged> = changes(entry, on);
        let name = names.get(&entry.pupil).cloned().unwrap_or_default();
        found.extend(changed_after(span.last, &changes).into_iter().map(|change| Late {
            place: entry.place.clone(),
            lesson: entry.lesson,
            pupil: entry.pupil,
            name: name.clone(),
            on,
            who: entry.who.clone(),
            old: change.old,
            new: change.new,
        }));
    }
    Ok(found)
}

/// Marks of a cell that were there and became others, by their place in it.
fn changes(entry: &Entry, on: chrono::NaiveDate) -> Vec<MarkChanged> {
    let (old, new) = &entry.marks;
    let at = |at: usize| MarkChanged {
        group: entry.place.group,
        pupil: entry.pupil,
        by: entry.by,
        on,
        old: old.get(at).copied(),
        new: new.get(at).copied(),
    };
    (0..old.len().max(new.len())).map(at).collect()
}

/// A subject of another form is about no cell.
fn entry(row: &QueryResult) -> AppResult<Option<Entry>> {
    let about: String = row.try_get("", "about")?;
    let part = |name: &str| {
        let word = about.split(' ').find_map(|word| word.strip_prefix(name)?.strip_prefix(':'))?;
        word.parse::<i64>().ok()
    };
    let Some((lesson, pupil)) = part("lesson").zip(part("pupil")) else { return Ok(None) };
    let marks = |name: &str| {
        let text = row.try_get::<Option<String>>("", name)?.unwrap_or_default();
        AppResult::Ok(text.split(' ').filter_map(|word| MarkValue::parse(word).ok()).collect())
    };
    Ok(Some(Entry {
        lesson: LessonId(lesson),
        pupil: PersonId(pupil),
        at: row.try_get("", "at")?,
        by: AccountId(row.try_get("", "hand")?),
        who: sql::person_name(row)?.short(),
        place: place(row)?,
        marks: (marks("before")?, marks("after")?),
    }))
}

async fn names(cx: &Request<Reading>, entries: &[Entry]) -> AppResult<HashMap<PersonId, String>> {
    let asked = PUPILS.replace('#', &sql::among(entries.iter().map(|entry| entry.pupil.0)));
    let rows = sql::rows(&cx.tx, &asked, []).await?;
    rows.iter().map(|row| Ok((PersonId(row.try_get("", "id")?), sql::person_name(row)?.short()))).collect()
}
