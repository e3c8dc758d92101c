//! What pupils learn in a term and how they are marked: read at once for all of them, with few statements.

use std::collections::HashMap;

use domain::access::Sight;
use domain::calendar::Span;
use domain::ids::{ClassId, GroupId, LessonId, PersonId, SubjectId};
use domain::journal::{Attendance, work_called};
use domain::term_mark::{self, Learning, TermMarkValue, learning, suggest};
use sea_orm::QueryResult;

use super::frame::Frame;
use crate::features::class_marks::board::{Given, Missed, Standing};
use crate::kit::db::Reading;
use crate::kit::term_rule::{self, Rules};
use crate::kit::{AppError, AppResult, Request, exempt, given, sql};

/// `#` stands for numbers of pupils, here and below.
const SUBJECTS: &str = concat!(
    "SELECT DISTINCT m.pupil_id, g.id AS group_id, g.name, g.class_id, s.id AS subject_id, s.name AS subject, s.short_name, ",
    sql::unmarked!("$3"),
    " AS without_marks FROM group_members m JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id \
     JOIN subjects s ON s.id = g.subject_id \
     WHERE m.school_id = $1 AND g.year_id = $2 AND m.since <= $5 AND (m.until IS NULL OR m.until >= $4) AND m.pupil_id IN (#) \
     ORDER BY s.name, s.id, g.name, g.id",
);

const MARKS: &str = concat!(
    "SELECT k.pupil_id, g.subject_id, k.lesson_id, k.value, l.date, a.weight, a.kind, w.name AS kind_name, ",
    given::work!(),
    " FROM marks k JOIN lessons l ON l.school_id = k.school_id AND l.group_id = k.group_id AND l.id = k.lesson_id \
     JOIN assignments a ON a.school_id = k.school_id AND a.group_id = k.group_id AND a.id = k.assignment_id \
     JOIN work_kinds w ON w.code = a.kind JOIN groups g ON g.school_id = k.school_id AND g.id = k.group_id \
     WHERE k.school_id = $1 AND l.date BETWEEN $2 AND $3 AND k.pupil_id IN (#) ORDER BY l.date, l.number, k.position",
);

const TERM_MARKS: &str = "SELECT k.pupil_id, g.subject_id, k.value FROM term_marks k \
     JOIN groups g ON g.school_id = k.school_id AND g.id = k.group_id \
     WHERE k.school_id = $1 AND k.term_id = $2 AND k.pupil_id IN (#)";

const MISSED: &str = "SELECT x.pupil_id, x.attendance, COUNT(*) AS lessons FROM cells x \
     JOIN lessons l ON l.school_id = x.school_id AND l.group_id = x.group_id AND l.id = x.lesson_id \
     WHERE x.school_id = $1 AND x.attendance IS NOT NULL AND l.date BETWEEN $2 AND $3 AND l.state IN ('planned', 'held') \
     AND x.pupil_id IN (#) GROUP BY x.pupil_id, x.attendance";

/// A pupil in a group.
pub(super) struct Seat {
    pub pupil: PersonId,
    pub group: GroupId,
    /// «7А» or «7А, 1 подгруппа»
    pub name: String,
    /// The reader may open its journal.
    pub opens: bool,
    pub subject: SubjectId,
    pub title: String,
    pub short: String,
    pub without_marks: bool,
}

type Key = (PersonId, SubjectId);

/// All of it.
pub(super) struct Learned {
    /// By subject, then by group.
    pub seats: Vec<Seat>,
    span: Span,
    marks: HashMap<Key, Vec<(Given, term_mark::Given)>>,
    term_marks: HashMap<Key, TermMarkValue>,
    missed: HashMap<PersonId, Missed>,
    freed: HashMap<Key, Vec<Span>>,
    rules: Rules,
}

impl Learned {
    /// Of `pupils` of the class.
    pub async fn of(cx: &Request<Reading>, frame: &Frame, pupils: &[PersonId]) -> AppResult<Self> {
        let (school, span, term) = (frame.school, frame.term.span, frame.term.id);
        let ids = sql::among(pupils.iter().map(|id| id.0));
        let of = |statement: &str| statement.replace('#', &ids);
        let [at, first, last] = [school.0.into(), span.first.into(), span.last.into()];
        let learns = [at, frame.year.into(), term.0.into(), first, last];
        let seats = sql::rows(&cx.tx, &of(SUBJECTS), learns).await?;
        let sight = cx.actor.sight_of_journals();
        let seats = seats.iter().map(|row| seat(row, frame, &sight)).collect::<AppResult<_>>()?;
        let days = || [school.0.into(), span.first.into(), span.last.into()];
        let mut marks: HashMap<Key, Vec<_>> = HashMap::new();
        for row in &sql::rows(&cx.tx, &of(MARKS), days()).await? {
            marks.entry(key(row)?).or_default().push(given(row)?);
        }
        let mut term_marks = HashMap::new();
        for row in &sql::rows(&cx.tx, &of(TERM_MARKS), [school.0.into(), term.0.into()]).await? {
            let value: String = row.try_get("", "value")?;
            term_marks.insert(key(row)?, TermMarkValue::parse(&value).map_err(AppError::fault)?);
        }
        let missed = missed(&sql::rows(&cx.tx, &of(MISSED), days()).await?)?;
        let freed = exempt::of_pupils(&cx.tx, (school, pupils), span).await?;
        let rules = term_rule::in_force(&cx.tx, school, span.last).await?;
        Ok(Self { seats, span, marks, term_marks, missed, freed, rules })
    }

    /// By the rule of the school for the subject.
    pub fn stands(&self, seat: &Seat) -> Standing {
        let key = (seat.pupil, seat.subject);
        let given: Vec<_> = self.marks.get(&key).into_iter().flatten().map(|(_, law)| law.clone()).collect();
        let days = self.freed.get(&key).map_or(&[][..], Vec::as_slice);
        let learning = learning(self.span, days);
        let told = suggest(&self.rules.of(seat.subject), learning, &given);
        Standing {
            average: told.average(),
            marks: u32::try_from(given.len()).unwrap_or(u32::MAX),
            term_mark: self.term_marks.get(&key).copied(),
            freed: learning == Learning::Freed,
            without_marks: seat.without_marks,
        }
    }

    pub fn missed(&self, pupil: PersonId) -> Missed {
        self.missed.get(&pupil).copied().unwrap_or_default()
    }

    pub fn marks(&self, seat: &Seat) -> Vec<Given> {
        let own = self.marks.get(&(seat.pupil, seat.subject)).into_iter().flatten();
        own.map(|(given, _)| given.clone()).collect()
    }
}

fn seat(row: &QueryResult, frame: &Frame, sight: &Sight) -> AppResult<Seat> {
    let (group, class) = (GroupId(row.try_get("", "group_id")?), row.try_get::<Option<i64>>("", "class_id")?);
    let opens = sight.sees_group(frame.school, group, class.map(ClassId));
    Ok(Seat {
        pupil: PersonId(row.try_get("", "pupil_id")?),
        group,
        name: row.try_get("", "name")?,
        opens,
        subject: SubjectId(row.try_get("", "subject_id")?),
        title: row.try_get("", "subject")?,
        short: row.try_get("", "short_name")?,
        without_marks: row.try_get("", "without_marks")?,
    })
}

fn key(row: &QueryResult) -> AppResult<Key> {
    Ok((PersonId(row.try_get("", "pupil_id")?), SubjectId(row.try_get("", "subject_id")?)))
}

/// Beside it the same as the law of term marks reads it.
fn given(row: &QueryResult) -> AppResult<(Given, term_mark::Given)> {
    let (kind, work): (String, String) = (row.try_get("", "kind_name")?, row.try_get("", "work")?);
    let law = given::current(row)?;
    let given = Given {
        lesson: LessonId(row.try_get("", "lesson_id")?),
        on: law.on,
        work: work_called(&kind, &work),
        value: law.value,
        weight: law.weight,
    };
    Ok((given, law))
}

fn missed(rows: &[QueryResult]) -> AppResult<HashMap<PersonId, Missed>> {
    let mut all: HashMap<PersonId, Missed> = HashMap::new();
    for row in rows {
        let code: String = row.try_get("", "attendance")?;
        let Some(code) = Attendance::parse(&code).filter(|code| code.is_absence()) else { continue };
        let lessons = u32::try_from(row.try_get::<i64>("", "lessons")?).unwrap_or(u32::MAX);
        let of = all.entry(PersonId(row.try_get("", "pupil_id")?)).or_default();
        of.lessons += lessons;
        if code == Attendance::Absent {
            of.unexplained += lessons;
        }
    }
    Ok(all)
}
