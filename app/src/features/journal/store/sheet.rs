//! One sheet, read with few statements: what is one per pupil or per lesson comes packed.

use chrono::NaiveDate;
use domain::absence::Hands;
use domain::access::Sight;
use domain::calendar::{Span, Term};
use domain::ids::{GroupId, LessonId, PersonId, SchoolId, SubjectId, TermId};
use domain::journal::{Lesson, LessonState, open_for_marks};
use sea_orm::QueryResult;

use super::{lists, rights};
use crate::features::journal::sheet::{Column, Filled, Head, Leave, Planned, Pupil, Sheet};
use crate::kit::db::Reading;
use crate::kit::group::{Group, no_terms};
use crate::kit::register::packed::{Cells, GAP, add_cells, add_marks, cell_columns, mark_columns};
use crate::kit::register::{assignment, kind};
use crate::kit::{AppError, AppResult, Request, exempt, sql};

const TEACHERS: &str = "SELECT p.surname, p.given, p.patronymic FROM group_teachers t JOIN persons p ON p.id = t.teacher_id \
     WHERE t.school_id = $1 AND t.group_id = $2 AND t.since <= $3 AND (t.until IS NULL OR t.until >= $3) ORDER BY p.search";

const PUPILS: &str = "SELECT p.id, p.surname, p.given, p.patronymic, m.since, m.until FROM group_members m \
     JOIN persons p ON p.id = m.pupil_id WHERE m.school_id = $1 AND m.group_id = $2 \
     AND m.since <= $4 AND (m.until IS NULL OR m.until >= $3) ORDER BY p.search, p.id, m.since";

const LESSONS: &str = "SELECT l.id, l.date, l.number, l.state, l.version, l.substitute_id, p.surname, p.given, p.patronymic, COALESCE(l.topic, '') AS topic, \
     COALESCE((SELECT a.description FROM assignments a WHERE a.school_id = l.school_id AND a.issued_lesson_id = l.id \
       AND a.kind = 'Д' ORDER BY a.id LIMIT 1), '') AS homework, \
     (SELECT COUNT(*) FROM homework_answers h WHERE h.school_id = l.school_id AND h.group_id = l.group_id \
       AND h.lesson_id = l.id AND h.state = 'sent') AS answers \
     FROM lessons l LEFT JOIN persons p ON p.id = l.substitute_id \
     WHERE l.school_id = $1 AND l.group_id = $2 AND l.date BETWEEN $3 AND $4 ORDER BY l.date, l.number, l.id";

const WORK: &str = "SELECT a.id, a.lesson_id, a.kind, a.ordinal, a.title, a.weight FROM assignments a \
     WHERE a.school_id = $1 AND a.lesson_id IN (SELECT id FROM lessons WHERE school_id = $1 AND group_id = $2 AND date BETWEEN $3 AND $4) \
     ORDER BY a.id";

const PLANNED: &str = "SELECT d.date, d.number, r.topic, COALESCE(r.homework, '') AS homework FROM lesson_plan_days d \
     JOIN lesson_plan_rows r ON r.school_id = d.school_id AND r.id = d.row_id \
     WHERE d.school_id = $1 AND d.group_id = $2 AND d.date BETWEEN $3 AND $4 ORDER BY d.date, d.number, r.position";

const CELLS: &str = concat!(
    "SELECT lesson_id, ",
    cell_columns!(),
    " FROM cells WHERE school_id = $1 AND group_id = $2 \
     AND lesson_id IN (SELECT id FROM lessons WHERE school_id = $1 AND group_id = $2 AND date BETWEEN $3 AND $4) GROUP BY lesson_id",
);

const MARKS: &str = concat!(
    "SELECT lesson_id, ",
    mark_columns!(),
    " FROM marks WHERE school_id = $1 AND group_id = $2 \
     AND lesson_id IN (SELECT id FROM lessons WHERE school_id = $1 AND group_id = $2 AND date BETWEEN $3 AND $4) GROUP BY lesson_id",
);

const KINDS: &str = "SELECT code, name AS title, weight FROM work_kinds ORDER BY position";

/// The sheet of `group`, if it lies within `sight`.
pub async fn sheet(
    cx: &Request<Reading>,
    sight: &Sight,
    group: GroupId,
    term: Option<TermId>,
) -> AppResult<Sheet> {
    let facts = Group::find(&cx.tx, group).await?;
    let terms = facts.terms(&cx.tx).await?;
    let term = Term::asked(&terms, term, cx.today).cloned();
    let own = sight.sees_group(facts.school_id, group, facts.class_id);
    if !own && !rights::stands_in(cx, (facts.school_id, group), term.as_ref()).await? {
        return Err(AppError::NotFound);
    }
    let term = term.ok_or_else(no_terms)?;
    let key = Key { school: facts.school_id, group, span: term.span };
    let mut pupils = pupils(cx, key).await?;
    add_freed(cx, (key, facts.subject_id), &mut pupils).await?;
    let mut lessons = lessons(cx, key, &facts).await?;
    add_work(cx, key, &mut lessons).await?;
    add_planned(cx, key, &mut lessons).await?;
    let cells = place(cells(cx, key).await?, &pupils, &lessons);
    let shut = open_for_marks(facts.year(), Some(&term), cx.today).err().map(|why| why.to_string());
    let kinds = sql::rows(&cx.tx, KINDS, []).await?.iter().map(kind).collect::<AppResult<_>>()?;
    let head = Head {
        group,
        school: facts.school,
        class: facts.name,
        subject: facts.subject,
        teachers: teachers(cx, key).await?,
        terms: terms.iter().map(|term| (term.id, term.title.clone())).collect(),
        term,
        beside: lists::beside(cx, sight, key.school, group).await?,
    };
    Ok(Sheet { head, today: cx.today, shut, pupils, lessons, cells, kinds })
}

/// What every statement of a sheet is bound to.
#[derive(Clone, Copy)]
struct Key {
    school: SchoolId,
    group: GroupId,
    span: Span,
}

impl Key {
    fn values(self) -> [sea_orm::Value; 4] {
        [self.school.0.into(), self.group.0.into(), self.span.first.into(), self.span.last.into()]
    }

    fn packing(self) -> [sea_orm::Value; 5] {
        let [school, group, first, last] = self.values();
        [school, group, first, last, GAP.to_string().into()]
    }
}

async fn teachers(cx: &Request<Reading>, key: Key) -> AppResult<Vec<String>> {
    let values = [key.school.0.into(), key.group.0.into(), cx.today.into()];
    sql::rows(&cx.tx, TEACHERS, values).await?.iter().map(|row| Ok(sql::person_name(row)?.short())).collect()
}

async fn add_freed(
    cx: &Request<Reading>,
    (key, subject): (Key, SubjectId),
    pupils: &mut [Pupil],
) -> AppResult<()> {
    let mut freed = exempt::in_subject(&cx.tx, (key.school, subject), key.span).await?;
    for pupil in pupils {
        pupil.freed = freed.remove(&pupil.id).unwrap_or_default();
    }
    Ok(())
}

async fn pupils(cx: &Request<Reading>, key: Key) -> AppResult<Vec<Pupil>> {
    let mut pupils: Vec<Pupil> = vec![];
    for row in sql::rows(&cx.tx, PUPILS, key.values()).await? {
        let id = PersonId(row.try_get("", "id")?);
        let (since, until): (NaiveDate, Option<NaiveDate>) =
            (row.try_get("", "since")?, row.try_get("", "until")?);
        match pupils.last_mut() {
            // Somebody who left and came back is one row, open to the end.
            Some(last) if last.id == id => last.until = until,
            _ => {
                let name = sql::person_name(&row)?.short();
                pupils.push(Pupil { id, name, since: Some(since), until, freed: vec![] });
            }
        }
    }
    for pupil in &mut pupils {
        pupil.since = pupil.since.filter(|day| *day > key.span.first);
        pupil.until = pupil.until.filter(|day| *day < key.span.last);
    }
    Ok(pupils)
}

async fn lessons(cx: &Request<Reading>, key: Key, facts: &Group) -> AppResult<Vec<Column>> {
    let rows = sql::rows(&cx.tx, LESSONS, key.values()).await?;
    let with_leave = |row: &QueryResult| {
        let column = column(row)?;
        let lesson = Lesson {
            id: column.id,
            school: key.school,
            group: key.group,
            class: facts.class_id,
            substitute: row.try_get::<Option<i64>>("", "substitute_id")?.map(PersonId),
            date: column.date,
            state: column.state,
            year: facts.year(),
            term: None,
            without_marks: false,
            assignments: vec![],
        };
        let (leave, hands) = (rights::leave(&cx.actor, &lesson), Hands::of(&cx.actor, &lesson));
        Ok(Column { leave, hands, ..column })
    };
    rows.iter().map(with_leave).collect()
}

pub(super) fn column(row: &QueryResult) -> AppResult<Column> {
    let (number, version): (i32, i32) = (row.try_get("", "number")?, row.try_get("", "version")?);
    Ok(Column {
        id: LessonId(row.try_get("", "id")?),
        date: row.try_get("", "date")?,
        number: u8::try_from(number).unwrap_or_default(),
        state: LessonState::parse(&row.try_get::<String>("", "state")?).unwrap_or(LessonState::Planned),
        version: version.unsigned_abs(),
        topic: row.try_get("", "topic")?,
        homework: row.try_get("", "homework")?,
        answers: u32::try_from(row.try_get::<i64>("", "answers")?).unwrap_or(u32::MAX),
        work: vec![],
        leave: Leave::Nothing,
        hands: Hands::Teacher,
        stands_in: sql::person_name_if_any(row)?.map(|name| name.short()),
        planned: None,
    })
}

async fn add_work(cx: &Request<Reading>, key: Key, lessons: &mut [Column]) -> AppResult<()> {
    for row in sql::rows(&cx.tx, WORK, key.values()).await? {
        let lesson = LessonId(row.try_get("", "lesson_id")?);
        if let Some(column) = lessons.iter_mut().find(|column| column.id == lesson) {
            column.work.push(assignment(&row)?);
        }
    }
    Ok(())
}

/// Topics of the lesson plan, for lessons that have none yet; two that share a lesson stand together.
async fn add_planned(cx: &Request<Reading>, key: Key, lessons: &mut [Column]) -> AppResult<()> {
    for row in sql::rows(&cx.tx, PLANNED, key.values()).await? {
        let (date, number): (NaiveDate, i32) = (row.try_get("", "date")?, row.try_get("", "number")?);
        let here = |column: &&mut Column| column.date == date && i32::from(column.number) == number;
        let Some(column) = lessons.iter_mut().find(here).filter(|column| column.topic.is_empty()) else {
            continue;
        };
        let next = Planned { topic: row.try_get("", "topic")?, homework: row.try_get("", "homework")? };
        column.planned = Some(match column.planned.take() {
            None => next,
            Some(first) => first.and(next),
        });
    }
    Ok(())
}

async fn cells(cx: &Request<Reading>, key: Key) -> AppResult<Cells> {
    let mut cells = Cells::new();
    for row in sql::rows(&cx.tx, CELLS, key.packing()).await? {
        add_cells(&mut cells, LessonId(row.try_get("", "lesson_id")?), &row)?;
    }
    for row in sql::rows(&cx.tx, MARKS, key.packing()).await? {
        add_marks(&mut cells, LessonId(row.try_get("", "lesson_id")?), &row)?;
    }
    Ok(cells)
}

fn place(mut cells: Cells, pupils: &[Pupil], lessons: &[Column]) -> Vec<Filled> {
    let mut filled = Vec::with_capacity(cells.len());
    for (row, pupil) in pupils.iter().enumerate() {
        for (column, lesson) in lessons.iter().enumerate() {
            if let Some(cell) = cells.remove(&(lesson.id, pupil.id)) {
                filled.push(Filled { row, column, cell });
            }
        }
    }
    filled
}
