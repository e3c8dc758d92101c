//! The table of a year: subjects by grades.

use chrono::{Datelike, NaiveDate};
use domain::calendar::YearState;
use domain::curriculum::{is_of, most_in};
use domain::ids::{SchoolId, SubjectId, YearId};
use sea_orm::{ConnectionTrait, QueryResult};

use super::template;
use crate::features::curriculum::sheet::{Cell, Curriculum, Grade, Leave, Source, Subject, Year};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, sql};

const YEARS: &str =
    "SELECT id, first_day, state FROM school_years WHERE school_id = $1 ORDER BY first_day DESC";

const GRADES: &str = "SELECT DISTINCT grade, profile FROM classes WHERE school_id = $1 AND year_id = $2 ORDER BY grade, profile";

const HOURS: &str = "SELECT grade, profile, subject_id, part, hours_hundredths, split FROM curriculum_rows \
     WHERE school_id = $1 AND year_id = $2";

const SUBJECTS: &str = "SELECT id, code, name FROM subjects ORDER BY id";

/// Grades that learn on Saturdays too: «5,6,7».
const SIX_DAYS: &str = "SELECT six_days FROM school_cards WHERE school_id = $1";

/// A year with where it stands.
pub(super) struct Found {
    pub id: YearId,
    pub first: NaiveDate,
    pub state: YearState,
}

impl Found {
    pub fn title(&self) -> String {
        format!("{}/{:02}", self.first.year(), (self.first.year() + 1) % 100)
    }
}

/// Years of a school, the latest first.
pub(super) async fn years<T: ConnectionTrait>(cx: &Request<T>, school: SchoolId) -> AppResult<Vec<Found>> {
    let read = |row: &QueryResult| {
        let state: String = row.try_get("", "state")?;
        Ok(Found {
            id: YearId(row.try_get("", "id")?),
            first: row.try_get("", "first_day")?,
            state: YearState::parse(&state).unwrap_or(YearState::Closed),
        })
    };
    sql::rows(&cx.tx, YEARS, [school.0.into()]).await?.iter().map(read).collect()
}

/// The year asked for; else the open one, else the latest.
pub(super) fn in_hand(years: &[Found], asked: Option<YearId>) -> AppResult<&Found> {
    if let Some(asked) = asked {
        return years.iter().find(|year| year.id == asked).ok_or(AppError::NotFound);
    }
    let open = years.iter().find(|year| year.state == YearState::Open);
    open.or_else(|| years.first()).ok_or_else(|| {
        AppError::Refused("Учебного года ещё нет. Его начинает координатор школы в мастере.".into())
    })
}

/// Hours of one cell with their place.
pub(super) struct Hours {
    pub of: Grade,
    pub subject: SubjectId,
    pub cell: Cell,
}

pub(super) async fn hours<T: ConnectionTrait>(
    cx: &Request<T>,
    (school, year): (SchoolId, YearId),
) -> AppResult<Vec<Hours>> {
    let mut all: Vec<Hours> = vec![];
    for row in sql::rows(&cx.tx, HOURS, [school.0.into(), year.0.into()]).await? {
        let of = Grade { grade: row.try_get("", "grade")?, profile: row.try_get("", "profile")? };
        let subject = SubjectId(row.try_get("", "subject_id")?);
        let (hours, split): (i32, i32) = (row.try_get("", "hours_hundredths")?, row.try_get("", "split")?);
        let core = row.try_get::<String>("", "part")? == "core";
        let at = all.iter().position(|one| one.of == of && one.subject == subject).unwrap_or_else(|| {
            all.push(Hours { of, subject, cell: Cell::default() });
            all.len() - 1
        });
        let cell = &mut all[at].cell;
        *(if core { &mut cell.core } else { &mut cell.school }) += hours;
        cell.split = cell.split.max(split);
    }
    Ok(all)
}

pub(super) async fn grades<T: ConnectionTrait>(
    cx: &Request<T>,
    (school, year): (SchoolId, YearId),
) -> AppResult<Vec<Grade>> {
    let rows = sql::rows(&cx.tx, GRADES, [school.0.into(), year.0.into()]).await?;
    let read = |row: &QueryResult| {
        Ok(Grade { grade: row.try_get("", "grade")?, profile: row.try_get("", "profile")? })
    };
    rows.iter().map(read).collect()
}

/// The table, with one grade open if it is asked for.
pub async fn curriculum(
    cx: &Request<Reading>,
    school: SchoolId,
    (asked, of): (Option<YearId>, &str),
) -> AppResult<Curriculum> {
    let years = years(cx, school).await?;
    let here = in_hand(&years, asked)?;
    let key = (school, here.id);
    let (grades, kept) = (grades(cx, key).await?, hours(cx, key).await?);
    let subjects = subjects(cx, school, (&grades, &kept)).await?;
    let six = sql::row(&cx.tx, SIX_DAYS, [school.0.into()]).await?;
    let six: String = six.map_or(Ok(String::new()), |row| row.try_get("", "six_days"))?;
    let days = |grade: i32| if six.split(',').any(|one| one.parse() == Ok(grade)) { 6 } else { 5 };
    let mut sources = vec![Source::Shipped];
    let last = years.iter().find(|year| year.first < here.first);
    if let Some(last) = last
        && !hours(cx, (school, last.id)).await?.is_empty()
    {
        sources.push(Source::LastYear);
    }
    if template::proposes(cx, school).await? {
        sources.push(Source::Template);
    }
    let open = Grade::parse(of).and_then(|of| grades.iter().position(|grade| *grade == of));
    Ok(Curriculum {
        year: shown(here),
        years: years.iter().map(shown).collect(),
        open: open.filter(|_| here.state != YearState::Closed),
        most: grades.iter().map(|of| most_in(of.grade, days(of.grade)).unwrap_or(0)).collect(),
        grades,
        subjects,
        sources,
    })
}

/// Subjects that a school may have, each with its hours in the order of the grades.
pub(super) async fn subjects<T: ConnectionTrait>(
    cx: &Request<T>,
    school: SchoolId,
    (grades, kept): (&[Grade], &[Hours]),
) -> AppResult<Vec<Subject>> {
    let mut subjects = vec![];
    for row in sql::rows(&cx.tx, SUBJECTS, []).await? {
        let id = SubjectId(row.try_get("", "id")?);
        if !is_of(&row.try_get::<String>("", "code")?, school) {
            continue;
        }
        let cell = |of: &Grade| {
            kept.iter().find(|one| one.subject == id && one.of == *of).map(|one| one.cell).unwrap_or_default()
        };
        let cells = grades.iter().map(cell).collect();
        subjects.push(Subject { id, name: row.try_get("", "name")?, cells });
    }
    Ok(subjects)
}

fn shown(year: &Found) -> Year {
    let leave = if year.state == YearState::Closed { Leave::Read } else { Leave::Write };
    Year { id: year.id, title: year.title(), leave }
}
