//! Averages beside term marks of one class: what the rule makes of the current marks, by the law of suggestions.

use std::collections::HashMap;

use domain::calendar::Span;
use domain::ids::{ClassId, GroupId, PersonId, SchoolId, SubjectId, TermId};
use domain::term_mark::{Beside, Given, Posted, TermMarkValue, learning, suggest};
use sea_orm::QueryResult;

use super::doubts::{over_last, place, terms};
use crate::features::control::beside::{Averages, Compared, GroupAverages, OfPupil};
use crate::features::control::overview::Whose;
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, exempt, given, sql, term_rule};

/// The first grade has no marks to compare.
const CLASSES: &str = "SELECT c.id, c.grade, c.letter FROM classes c \
     JOIN school_years y ON y.school_id = c.school_id AND y.id = c.year_id AND y.state IN ('open', 'closing') \
     WHERE c.school_id = $1 AND c.grade > 1 ORDER BY c.grade, c.letter";

const GATHERED: &str = "SELECT g.id FROM groups g \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id AND y.state IN ('open', 'closing') \
     WHERE g.school_id = $1 AND g.class_id IS NULL LIMIT 1";

/// Into which terms the year of these groups is cut; `#` stands for which.
const KINDS: &str = concat!(
    "SELECT DISTINCT ",
    sql::term_kind!("g"),
    " AS kind FROM groups g \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id AND y.state IN ('open', 'closing') \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id WHERE g.school_id = $1 AND #",
);

/// Pupils of the term `$2` with their term marks, where marks are given.
const SEATS: &str = concat!(
    "SELECT g.id AS group_id, g.name AS class, g.subject_id, s.name AS subject, m.pupil_id, m.until, \
     p.surname, p.given, p.patronymic, k.value, k.suggested, k.reason \
     FROM terms t JOIN groups g ON g.school_id = t.school_id AND g.year_id = t.year_id \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id \
     JOIN subjects s ON s.id = g.subject_id \
     JOIN group_members m ON m.school_id = g.school_id AND m.group_id = g.id \
       AND m.since <= t.last_day AND (m.until IS NULL OR m.until >= t.first_day) \
     JOIN persons p ON p.id = m.pupil_id \
     LEFT JOIN term_marks k ON k.school_id = g.school_id AND k.group_id = g.id AND k.term_id = t.id AND k.pupil_id = m.pupil_id \
     WHERE t.school_id = $1 AND t.id = $2 AND t.kind = ",
    sql::term_kind!("g"),
    " AND NOT ",
    sql::unmarked!("t.id"),
    " AND # ORDER BY s.name, g.name, g.id, p.search, p.id, m.since",
);

/// Their current marks.
const MARKS: &str = "SELECT k.group_id, k.pupil_id, k.value, a.kind, a.weight, l.date FROM groups g \
     JOIN terms t ON t.school_id = g.school_id AND t.year_id = g.year_id AND t.id = $2 \
     JOIN lessons l ON l.school_id = g.school_id AND l.group_id = g.id AND l.date BETWEEN t.first_day AND t.last_day \
     JOIN marks k ON k.school_id = l.school_id AND k.group_id = l.group_id AND k.lesson_id = l.id \
     JOIN assignments a ON a.school_id = k.school_id AND a.group_id = k.group_id AND a.id = k.assignment_id \
     WHERE g.school_id = $1 AND # ORDER BY l.date, l.number, k.position";

type Current = HashMap<(GroupId, PersonId), Vec<Given>>;

/// What the rows of one class are judged by.
struct Ground {
    span: Span,
    rules: term_rule::Rules,
    freed: HashMap<(PersonId, SubjectId), Vec<Span>>,
    current: Current,
}

/// Of the class asked for, or the first; in the term asked for, else the last of that class that is over.
pub async fn averages(
    cx: &Request<Reading>,
    school: SchoolId,
    (asked, whose): (Option<TermId>, Whose),
) -> AppResult<Averages> {
    let rows = sql::rows(&cx.tx, CLASSES, [school.0.into()]).await?;
    let class = |row: &QueryResult| AppResult::Ok((ClassId(row.try_get("", "id")?), sql::class_name(row)?));
    let classes = rows.iter().map(class).collect::<AppResult<Vec<_>>>()?;
    let gathered = sql::row(&cx.tx, GATHERED, [school.0.into()]).await?.is_some();
    let whose = shown(whose, &classes, gathered)?;
    let Some(among) = among(whose) else {
        return Ok(Averages { classes, gathered, whose, terms: vec![], term: None, groups: vec![] });
    };
    let begun = terms(cx, school).await?;
    if asked.is_some_and(|asked| begun.iter().all(|term| term.id != asked)) {
        return Err(AppError::NotFound);
    }
    let kinds = kinds(cx, school, &among).await?;
    let begun: Vec<_> = begun.into_iter().filter(|term| kinds.contains(&term.kind)).collect();
    // Another class may have other terms.
    let term = begun.iter().find(|term| Some(term.id) == asked).or_else(|| over_last(&begun, cx.today));
    let groups = match term {
        Some(term) => groups(cx, (school, term.id, term.span), &among).await?,
        None => vec![],
    };
    let term = term.map(|term| term.id);
    let terms = begun.into_iter().map(|term| (term.id, term.title)).collect();
    Ok(Averages { classes, gathered, whose, terms, term, groups })
}

/// A class of another school is none.
fn shown(asked: Whose, classes: &[(ClassId, String)], gathered: bool) -> AppResult<Whose> {
    match asked {
        Whose::All => Ok(classes.first().map_or(Whose::All, |(id, _)| Whose::Class(*id))),
        Whose::Class(class) if classes.iter().any(|(id, _)| *id == class) => Ok(asked),
        Whose::Gathered if gathered => Ok(asked),
        _ => Err(AppError::NotFound),
    }
}

/// Numbers alone: no text of people.
fn among(whose: Whose) -> Option<String> {
    match whose {
        Whose::Class(id) => Some(format!("g.class_id = {id}")),
        Whose::Gathered => Some("g.class_id IS NULL".into()),
        Whose::All | Whose::Teacher(_) => None,
    }
}

async fn kinds(cx: &Request<Reading>, school: SchoolId, among: &str) -> AppResult<Vec<String>> {
    let rows = sql::rows(&cx.tx, &KINDS.replace('#', among), [school.0.into()]).await?;
    rows.iter().map(|row| Ok(row.try_get("", "kind")?)).collect()
}

async fn groups(
    cx: &Request<Reading>,
    (school, term, span): (SchoolId, TermId, Span),
    among: &str,
) -> AppResult<Vec<GroupAverages>> {
    let ground = Ground {
        span,
        rules: term_rule::in_force(&cx.tx, school, span.last).await?,
        freed: exempt::in_school(&cx.tx, school, span).await?,
        current: current(cx, (school, term), among).await?,
    };
    let end = span.last.min(cx.today);
    let mut groups: Vec<GroupAverages> = vec![];
    for row in sql::rows(&cx.tx, &SEATS.replace('#', among), [school.0.into(), term.0.into()]).await? {
        let place = place(&row)?;
        if groups.last().is_none_or(|last| last.place.group != place.group) {
            groups.push(GroupAverages { place, rows: vec![] });
        }
        let Some(group) = groups.last_mut() else { continue };
        let mut one = ground.row(group.place.group, &row)?;
        one.left = one.left.filter(|until| *until < end);
        // Somebody who left and came back is one row, open to the end.
        if group.rows.last().is_some_and(|last| last.pupil == one.pupil) {
            group.rows.pop();
        }
        group.rows.push(one);
    }
    Ok(groups)
}

async fn current(
    cx: &Request<Reading>,
    (school, term): (SchoolId, TermId),
    among: &str,
) -> AppResult<Current> {
    let mut current = Current::new();
    for row in sql::rows(&cx.tx, &MARKS.replace('#', among), [school.0.into(), term.0.into()]).await? {
        let key = (GroupId(row.try_get("", "group_id")?), PersonId(row.try_get("", "pupil_id")?));
        current.entry(key).or_default().push(given::current(&row)?);
    }
    Ok(current)
}

impl Ground {
    fn row(&self, group: GroupId, row: &QueryResult) -> AppResult<OfPupil> {
        let pupil = PersonId(row.try_get("", "pupil_id")?);
        let subject = SubjectId(row.try_get("", "subject_id")?);
        let freed = self.freed.get(&(pupil, subject)).map_or(&[][..], Vec::as_slice);
        let marks = self.current.get(&(group, pupil)).map_or(&[][..], Vec::as_slice);
        let now = suggest(&self.rules.of(subject), learning(self.span, freed), marks);
        let (average, suggested) = (now.average(), now.value());
        let read = |text: String| TermMarkValue::parse(&text).map_err(AppError::fault);
        let value = row.try_get::<Option<String>>("", "value")?.map(read).transpose()?;
        let then = row.try_get::<Option<String>>("", "suggested")?.map(read).transpose()?;
        let reason: Option<String> = row.try_get("", "reason")?;
        let mark = value.map(|value| {
            let posted = Posted { group, pupil, value, suggested: then, reason: None };
            Compared { value, then, reason, beside: Beside::of(posted, now) }
        });
        let (name, left) = (sql::person_name(row)?.short(), row.try_get("", "until")?);
        Ok(OfPupil { pupil, name, left, average, suggested, mark })
    }
}
