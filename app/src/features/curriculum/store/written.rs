//! Hours of one grade: as typed, as shipped, as they were last year, and on their way into the table.

use std::collections::BTreeMap;

use domain::access::Permit;
use domain::calendar::YearState;
use domain::curriculum::{self, SUBJECTS, parse_hours};
use domain::ids::{SchoolId, SubjectId, YearId};
use entity::{curriculum_row as row, subject};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

use super::table::{grades, hours, years};
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
    Ok(Place { school, year, last, state: here.state, grade })
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

/// Hours out of the shipped plan or of last year.
pub async fn found(cx: &Request<Writing>, place: &Place, source: Source) -> AppResult<Hours> {
    let Grade { grade, profile } = &place.grade;
    if source == Source::LastYear {
        let none = || AppError::Refused("В прошлом году у этой параллели часов не было.".into());
        let last = place.last.ok_or_else(none)?;
        let own = hours(cx, (place.school, last)).await?.into_iter().filter(|one| one.of == place.grade);
        let own: Hours = own.map(|one| (one.subject, one.cell)).collect();
        return if own.is_empty() { Err(none()) } else { Ok(own) };
    }
    let known = subject::Entity::find().all(&cx.tx).await?;
    let id = |code: &str| known.iter().find(|subject| subject.code == code).map(|subject| subject.id);
    let shipped = curriculum::rows(*grade, profile).into_iter();
    let cell = |row: curriculum::Row| {
        Some((id(SUBJECTS[row.subject].code)?, Cell { core: row.core, school: row.school, split: 1 }))
    };
    Ok(shipped.filter_map(cell).collect())
}

/// Writes the hours of a grade instead of those that were.
pub async fn set(
    cx: &Request<Writing>,
    place: &Place,
    (hours, permit): (Hours, Permit<KeepCurriculum>),
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
