//! Sets of vacations: which there are, and whose each is.

use std::collections::BTreeMap;

use domain::access::Permit;
use domain::calendar::{MAIN_SET, RestSet, VACATION_SETS, vacation_set as usual_set};
use entity::{class, grade};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::frame::Frame;
use super::kinds::{GRADES, rows};
use super::{borders, classes};
use crate::features::wizard::policy::SetUpYear;
use crate::features::wizard::terms::OwnRest;
use crate::kit::db::Writing;
use crate::kit::{AppError, AppResult, Request};

/// Sets of a year at most.
const MOST_SETS: usize = 8;

/// Grades and classes with their sets.
pub async fn owned<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Vec<OwnRest>> {
    let kept = rows(tx, frame).await?;
    let grades = GRADES.map(|of| OwnRest {
        key: format!("g{of}"),
        title: format!("{of} классы"),
        set: Some(of_grade(&kept, of)),
    });
    let classes = classes::of_year(tx, frame).await?;
    let classes = classes.into_iter().map(|class| OwnRest {
        key: format!("c{}", class.id),
        title: format!("{}{}", class.grade, class.letter),
        set: (class.vacation_set != of_grade(&kept, class.grade)).then_some(class.vacation_set),
    });
    Ok(grades.chain(classes).collect())
}

fn of_grade(kept: &[grade::Model], of: i32) -> String {
    let own = kept.iter().find(|row| row.grade == of && row.profile.is_empty());
    own.map_or_else(|| usual_set(of).to_owned(), |row| row.vacation_set.clone())
}

/// Adds a set with the days of the main one.
pub async fn add_rests(
    cx: &Request<Writing>,
    frame: &Frame,
    title: &str,
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let year = frame.draft()?;
    let title: String = title.trim().chars().take(60).collect();
    let mut days = borders::read(&cx.tx, frame).await?;
    if title.is_empty() {
        return Err(AppError::field("title", "Назовите набор, например «Коррекционные классы»."));
    }
    if days.sets.iter().any(|set| set.title == title) {
        return Err(AppError::field("title", "Набор с таким названием уже есть."));
    }
    if days.sets.len() >= MOST_SETS {
        return Err(AppError::field("title", format!("Наборов не больше {MOST_SETS}.")));
    }
    let main = days.sets.iter().find(|set| set.code == MAIN_SET);
    let rests = main.map(|set| set.rests.clone()).unwrap_or_default();
    let free = |code: &String| days.sets.iter().all(|set| set.code != *code);
    let code = (1..).map(|number| format!("set-{number}")).find(free).unwrap_or_default();
    days.sets.push(RestSet { code: code.clone(), title, rests });
    borders::write(cx, frame, &days).await?;
    frame.log(cx, &permit).enter(&cx.tx, "year.rests", format!("year:{year}"), Some(code)).await
}

/// Takes a set away; the shipped ones stay, and so does one that somebody has.
pub async fn drop_rests(
    cx: &Request<Writing>,
    frame: &Frame,
    set: &str,
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let year = frame.draft()?;
    let mut days = borders::read(&cx.tx, frame).await?;
    if VACATION_SETS.contains(&set) || days.sets.iter().all(|known| known.code != set) {
        return Err(AppError::NotFound);
    }
    let had = owned(&cx.tx, frame).await?.iter().any(|one| one.set.as_deref() == Some(set));
    let profile = rows(&cx.tx, frame).await?.iter().any(|row| row.vacation_set == set);
    if had || profile {
        let words = "По этому набору кто-то отдыхает: сначала выберите этим классам другой.";
        return Err(AppError::Refused(words.into()));
    }
    days.sets.retain(|known| known.code != set);
    borders::write(cx, frame, &days).await?;
    frame.log(cx, &permit).enter(&cx.tx, "year.rests", format!("year:{year}"), Some(format!("-{set}"))).await
}

/// Writes whose each set is; what lies between terms must stay a vacation of everybody.
pub async fn set_rests(
    cx: &Request<Writing>,
    frame: &Frame,
    wanted: &BTreeMap<String, String>,
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let year = frame.draft()?;
    let days = borders::read(&cx.tx, frame).await?;
    let known = |set: &&String| days.sets.iter().any(|one| one.code == **set);
    let kept = rows(&cx.tx, frame).await?;
    let mut of_grades = BTreeMap::new();
    for of in GRADES {
        let chosen = wanted.get(&format!("g{of}")).filter(known).cloned();
        of_grades.insert(of, chosen.unwrap_or_else(|| of_grade(&kept, of)));
    }
    for row in &kept {
        let change = grade::ActiveModel {
            vacation_set: Set(of_grades.get(&row.grade).cloned().unwrap_or_else(|| row.vacation_set.clone())),
            ..Default::default()
        };
        let own = grade::Column::SchoolId.eq(frame.school).and(grade::Column::YearId.eq(year));
        let own = grade::Entity::update_many().set(change).filter(own);
        let own = own.filter(grade::Column::Grade.eq(row.grade));
        own.filter(grade::Column::Profile.eq(row.profile.as_str())).exec(&cx.tx).await?;
    }
    for one in classes::of_year(&cx.tx, frame).await? {
        let before = of_grade(&kept, one.grade);
        let differs = (one.vacation_set != before).then(|| one.vacation_set.clone());
        let chosen =
            wanted.get(&format!("c{}", one.id)).map_or(differs, |set| Some(set).filter(known).cloned());
        let set = chosen.or_else(|| of_grades.get(&one.grade).cloned()).unwrap_or(before);
        let change = class::ActiveModel { id: Set(one.id), vacation_set: Set(set), ..Default::default() };
        change.update(&cx.tx).await?;
    }
    if let Err(refused) = days.check(frame.begins, &borders::lived(&cx.tx, frame).await?) {
        let why = refused.into_iter().next().map(|one| one.why).unwrap_or_default();
        return Err(AppError::Refused(format!("Наборы не сохранены. {why}")));
    }
    frame.log(cx, &permit).enter(&cx.tx, "year.rests", format!("year:{year}"), None).await
}
