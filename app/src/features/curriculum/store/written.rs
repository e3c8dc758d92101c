//! Hours of one grade: as typed, as shipped, as they were last year, and on their way into the table.

use std::collections::BTreeMap;

use domain::access::Permit;
use domain::calendar::YearState;
use domain::curriculum::{self, SUBJECTS, parse_hours};
use domain::ids::{SchoolId, SubjectId, YearId};
use entity::{curriculum_row as row, subject};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use super::table::{self, grades, hours, years};
use super::template;
use crate::features::curriculum::policy::KeepCurriculum;
use crate::features::curriculum::sheet::{Cell, Grade, Source};
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Request};

/// Groups a class is split into at most.
const MOST_SPLIT: i32 = 4;

/// A grade of a year of the school now on.
pub struct Place {
    pub school: SchoolId,
    year: YearId,
    last: Option<YearId>,
    state: YearState,
    grade: Grade,
    asked: Asked,
}

/// A grade that somebody named, or one of all that are empty.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    ByName,
    Among,
}

/// Hours by subject.
pub type Hours = Vec<(SubjectId, Cell)>;

/// What is typed, by «s12», 12 being the subject.
type Typed<'a> = &'a BTreeMap<String, String>;

pub async fn place(cx: &Request<Writing>, (year, of): (YearId, &str)) -> AppResult<Place> {
    let school = cx.school()?;
    let years = years(cx, school).await?;
    let here = years.iter().find(|found| found.id == year).ok_or(AppError::NotFound)?;
    let grade = Grade::parse(of).ok_or(AppError::NotFound)?;
    if !grades(cx, (school, year)).await?.contains(&grade) {
        return Err(AppError::NotFound);
    }
    let last = years.iter().find(|found| found.first < here.first).map(|found| found.id);
    Ok(Place { school, year, last, state: here.state, grade, asked: Asked::ByName })
}

/// Hours as a form brought them.
pub async fn typed(
    cx: &Request<Writing>,
    (core, school, split): (Typed<'_>, Typed<'_>, Typed<'_>),
) -> AppResult<Hours> {
    let (mut hours, school_on) = (vec![], cx.school()?);
    for subject in subject::Entity::find().all(&cx.tx).await? {
        if !curriculum::is_of(&subject.code, school_on) {
            continue;
        }
        let name = format!("s{}", subject.id);
        let text = |from: Typed<'_>| from.get(&name).map_or("", String::as_str).trim().to_owned();
        let hour = |from: Typed<'_>| {
            parse_hours(&text(from)).map_err(|why| AppError::Refused(format!("{}: {why}.", subject.name)))
        };
        let split = match text(split).as_str() {
            "" => 1,
            text => text.parse().ok().filter(|split| (1..=MOST_SPLIT).contains(split)).ok_or_else(|| {
                AppError::Refused(format!("{}: групп может быть от 1 до {MOST_SPLIT}.", subject.name))
            })?,
        };
        hours.push((subject.id, Cell { core: hour(core)?, school: hour(school)?, split }));
    }
    Ok(hours)
}

/// The grade asked for; asked for none, all that have no hours yet.
pub async fn places(cx: &Request<Writing>, (year, of): (YearId, &str)) -> AppResult<Vec<Place>> {
    if !of.is_empty() {
        return Ok(vec![place(cx, (year, of)).await?]);
    }
    let school = cx.school()?;
    let kept = hours(cx, (school, year)).await?;
    let mut empty = vec![];
    for grade in grades(cx, (school, year)).await? {
        if kept.iter().all(|one| one.of != grade) {
            let found = place(cx, (year, &grade.code())).await?;
            empty.push(Place { asked: Asked::Among, ..found });
        }
    }
    if empty.is_empty() {
        return Err(AppError::Refused("У всех параллелей часы уже есть.".into()));
    }
    Ok(empty)
}

/// Hours out of the shipped plan, of last year or of the methodical centre; none where the source has none for a grade
/// that was not asked for by name.
pub async fn found(cx: &Request<Writing>, place: &Place, source: Source) -> AppResult<Option<Hours>> {
    let own = |all: Vec<table::Hours>| -> Hours {
        all.into_iter().filter(|one| one.of == place.grade).map(|one| (one.subject, one.cell)).collect()
    };
    let hours = match source {
        Source::LastYear => match place.last {
            Some(last) => own(hours(cx, (place.school, last)).await?),
            None => vec![],
        },
        Source::Template => template::proposed(cx, place.school, &place.grade).await?,
        Source::Shipped => {
            let now = own(hours(cx, (place.school, place.year)).await?);
            split_as(shipped(cx, &place.grade).await?, &now)
        }
    };
    match (hours.is_empty(), place.asked) {
        (false, _) => Ok(Some(hours)),
        (true, Asked::Among) => Ok(None),
        (true, Asked::ByName) => {
            let words = match source {
                Source::LastYear => "В прошлом году у этой параллели часов не было.",
                _ => "Для этой параллели часов там нет.",
            };
            Err(AppError::Refused(words.into()))
        }
    }
}

/// Hours of the shipped plan.
pub(super) async fn shipped(cx: &Request<Writing>, of: &Grade) -> AppResult<Hours> {
    let known = subject::Entity::find().all(&cx.tx).await?;
    let id = |code: &str| known.iter().find(|subject| subject.code == code).map(|subject| subject.id);
    let cell = |row: curriculum::Row| {
        Some((id(SUBJECTS[row.subject].code)?, Cell { core: row.core, school: row.school, split: 1 }))
    };
    Ok(curriculum::rows(of.grade, &of.profile).into_iter().filter_map(cell).collect())
}

/// The plan says nothing of groups: those that the school has made stay.
fn split_as(hours: Hours, now: &Hours) -> Hours {
    let split =
        |subject: SubjectId| now.iter().find(|(of, _)| *of == subject).map_or(1, |(_, cell)| cell.split);
    hours.into_iter().map(|(of, cell)| (of, Cell { split: split(of), ..cell })).collect()
}

/// Writes the hours of a grade instead of those that were.
pub async fn set(
    cx: &Request<Writing>,
    place: &Place,
    (hours, permit): (Hours, &Permit<KeepCurriculum>),
) -> AppResult<()> {
    use row::Column::{Grade as OfGrade, Profile, SchoolId as School, YearId as Year};
    if place.state == YearState::Closed {
        return Err(AppError::Refused("Учебный год закрыт, его план только для чтения.".into()));
    }
    let own = School.eq(place.school).and(Year.eq(place.year)).and(OfGrade.eq(place.grade.grade));
    let own = own.and(Profile.eq(place.grade.profile.as_str()));
    row::Entity::delete_many().filter(own).exec(&cx.tx).await?;
    let mut rows = vec![];
    for (subject, cell) in hours {
        for (part, hours) in [("core", cell.core), ("school", cell.school)] {
            if hours > 0 {
                rows.push(row::ActiveModel {
                    school_id: Set(place.school),
                    year_id: Set(place.year),
                    grade: Set(place.grade.grade),
                    profile: Set(place.grade.profile.clone()),
                    subject_id: Set(subject),
                    part: Set(part.to_owned()),
                    hours_hundredths: Set(hours),
                    split: Set(if cell.split > 0 { cell.split } else { 1 }),
                    ..Default::default()
                });
            }
        }
    }
    let total: i32 = rows.iter().map(|row| *row.hours_hundredths.as_ref()).sum();
    if !rows.is_empty() {
        row::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    }
    let log = Log { school: place.school, by: Some(permit.by()), at: cx.now };
    let about = format!("year:{} grade:{}", place.year, place.grade.grade);
    log.enter(&cx.tx, "curriculum.set", about, Some(format!("hours:{total}"))).await
}
