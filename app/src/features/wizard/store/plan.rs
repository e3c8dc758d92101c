//! Hours a week of every grade: the shipped plan, changed by hand.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Permit;
use domain::curriculum::{self, SUBJECTS, parse_hours};
use domain::ids::{SubjectId, YearId};
use entity::{curriculum_row as row, subject};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::frame::Frame;
use super::{card, classes, subjects};
use crate::features::wizard::policy::SetUpYear;
use crate::features::wizard::sheet::{Plan, PlanKey, PlanRow};
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, Request};

const PARTS: [&str; 2] = ["core", "school"];

/// The hours of one grade, every subject of the dictionary with its own.
pub async fn sheet(cx: &Request<Reading>, frame: &Frame, of: &str) -> AppResult<Plan> {
    let keys = totals(&cx.tx, frame).await?;
    let asked = key(of).filter(|asked| keys.iter().any(|(key, _)| key == asked));
    let Some(here) = asked.or_else(|| keys.first().map(|(key, _)| key.clone())) else {
        return Ok(Plan::default());
    };
    let year = frame.year()?;
    let kept = rows(&cx.tx, frame, year).await?;
    let hours = |subject: SubjectId, part: &str| {
        let own = kept.iter().filter(|row| row.grade == here.grade && row.profile == here.profile);
        let own = own.filter(|row| row.subject_id == subject && row.part == part);
        own.map(|row| row.hours_hundredths).sum()
    };
    let days = card::week(&cx.tx, frame).await?(here.grade);
    let rows = subjects::of_school(&cx.tx, frame).await?.into_iter().map(|subject| {
        let row = PlanRow {
            core: hours(subject.subject, PARTS[0]),
            school: hours(subject.subject, PARTS[1]),
            subject: subject.subject,
            name: subject.name,
        };
        (subject.taught, row)
    });
    let shown = rows.filter(|(taught, row)| *taught || row.core + row.school > 0).map(|(_, row)| row);
    let most = curriculum::most_in(here.grade, days).unwrap_or(0);
    Ok(Plan { rows: shown.collect(), keys, most, here })
}

/// «10.social»
fn key(text: &str) -> Option<PlanKey> {
    let (grade, profile) = text.split_once('.')?;
    Some(PlanKey { grade: grade.parse().ok()?, profile: profile.to_owned() })
}

/// Grades and profiles that have classes, with all their hours.
pub async fn totals<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Vec<(PlanKey, i32)>> {
    let Some((year, _)) = frame.year else { return Ok(vec![]) };
    let classes = classes::of_year(tx, frame).await?;
    let keys: BTreeSet<PlanKey> =
        classes.into_iter().map(|class| PlanKey { grade: class.grade, profile: class.profile }).collect();
    let kept = rows(tx, frame, year).await?;
    let total = |key: &PlanKey| {
        let own = kept.iter().filter(|row| row.grade == key.grade && row.profile == key.profile);
        own.map(|row| row.hours_hundredths).sum()
    };
    Ok(keys.into_iter().map(|key| (key.clone(), total(&key))).collect())
}

async fn rows<C: ConnectionTrait>(tx: &C, frame: &Frame, year: YearId) -> AppResult<Vec<row::Model>> {
    let own = row::Entity::find().filter(row::Column::SchoolId.eq(frame.school));
    Ok(own.filter(row::Column::YearId.eq(year)).all(tx).await?)
}

/// The shipped plan for the grade named, or for all that have no hours yet.
pub async fn fill_plan(
    cx: &Request<Writing>,
    frame: &Frame,
    of: &str,
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    frame.draft()?;
    let keys = totals(&cx.tx, frame).await?;
    let asked = key(of);
    let wanted = keys.into_iter().filter(|(key, hours)| match &asked {
        Some(asked) => key == asked,
        None => *hours == 0,
    });
    let subjects = dictionary(&cx.tx).await?;
    for (key, _) in wanted {
        let shipped = curriculum::rows(key.grade, &key.profile)
            .into_iter()
            .filter_map(|row| Some((*subjects.get(SUBJECTS[row.subject].code)?, [row.core, row.school])));
        write(cx, frame, (&key, shipped.collect()), &permit).await?;
    }
    Ok(())
}

/// Subjects by code; those the city does not have yet are added.
pub async fn dictionary(tx: &Writing) -> AppResult<BTreeMap<String, SubjectId>> {
    let known = subject::Entity::find().all(tx).await?;
    let mut ids: BTreeMap<String, SubjectId> = known.into_iter().map(|one| (one.code, one.id)).collect();
    for of in SUBJECTS.iter().filter(|of| !ids.contains_key(of.code)).collect::<Vec<_>>() {
        let row = subject::ActiveModel {
            code: Set(of.code.to_owned()),
            name: Set(of.name.to_owned()),
            short_name: Set(of.short.to_owned()),
            ..Default::default()
        };
        ids.insert(of.code.to_owned(), row.insert(tx).await?.id);
    }
    Ok(ids)
}

/// Hours as typed, «s12» being subject 12.
pub async fn set_hours(
    cx: &Request<Writing>,
    frame: &Frame,
    (of, core, school): (&str, &BTreeMap<String, String>, &BTreeMap<String, String>),
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    frame.draft()?;
    let keys = totals(&cx.tx, frame).await?;
    let asked = key(of).filter(|asked| keys.iter().any(|(key, _)| key == asked));
    let key = asked.ok_or(AppError::NotFound)?;
    let mut hours = vec![];
    for subject in subjects::of_school(&cx.tx, frame).await? {
        let typed = |from: &BTreeMap<String, String>| {
            let text = from.get(&format!("s{}", subject.subject)).map_or("", String::as_str);
            parse_hours(text).map_err(|refused| AppError::Refused(format!("{}: {refused}.", subject.name)))
        };
        hours.push((subject.subject, [typed(core)?, typed(school)?]));
    }
    write(cx, frame, (&key, hours), &permit).await
}

async fn write(
    cx: &Request<Writing>,
    frame: &Frame,
    (key, hours): (&PlanKey, Vec<(SubjectId, [i32; 2])>),
    permit: &Permit<SetUpYear>,
) -> AppResult<()> {
    let year = frame.draft()?;
    let old = row::Entity::delete_many().filter(row::Column::SchoolId.eq(frame.school));
    let old = old.filter(row::Column::YearId.eq(year)).filter(row::Column::Grade.eq(key.grade));
    old.filter(row::Column::Profile.eq(key.profile.as_str())).exec(&cx.tx).await?;
    let mut rows = vec![];
    for (subject, parts) in hours {
        for (part, hours) in PARTS.into_iter().zip(parts).filter(|(_, hours)| *hours > 0) {
            rows.push(row::ActiveModel {
                school_id: Set(frame.school),
                year_id: Set(year),
                grade: Set(key.grade),
                profile: Set(key.profile.clone()),
                subject_id: Set(subject),
                part: Set(part.to_owned()),
                hours_hundredths: Set(hours),
                split: Set(1),
                ..Default::default()
            });
        }
    }
    if !rows.is_empty() {
        row::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    }
    let subject = format!("year:{year} grade:{}", key.grade);
    frame.log(cx, permit).enter(&cx.tx, "plan.set", subject, None).await
}
