//! Kinds of terms, by grade, profile and class.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Permit;
use domain::calendar::{Borders, Cut, MODULE_SET, RestSet, TermKind, vacation_set};
use domain::curriculum::profile_title;
use domain::ids::YearId;
use domain::wizard::Step;
use entity::{class, grade};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::begin::{begun, with_year};
use super::frame::{Frame, keep_step};
use super::{borders, classes};
use crate::features::wizard::policy::SetUpYear;
use crate::features::wizard::terms::{Kinds, OwnKind};
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppError, AppResult, FieldError, Request};

/// Grades of a school.
pub const GRADES: std::ops::RangeInclusive<i32> = 1..=11;

pub async fn sheet(cx: &Request<Reading>, frame: &Frame) -> AppResult<Kinds> {
    let rows = rows(&cx.tx, frame).await?;
    let grades: Vec<(i32, TermKind)> = GRADES.map(|of| (of, of_grade(&rows, of))).collect();
    let differs = |row: &grade::Model| {
        let kind = TermKind::parse(&row.term_kind);
        kind.filter(|kind| *kind != of_grade(&rows, row.grade))
    };
    let profiles = rows.iter().filter(|row| !row.profile.is_empty()).map(|row| OwnKind {
        key: format!("p{}.{}", row.grade, row.profile),
        title: format!("{} класс, {}", row.grade, profile_title(&row.profile).to_lowercase()),
        kind: differs(row),
    });
    let classes = classes::of_year(&cx.tx, frame).await?;
    let classes = classes.into_iter().map(|class| OwnKind {
        key: format!("c{}", class.id),
        title: format!("{}{}", class.grade, class.letter),
        kind: class.term_kind.as_deref().and_then(TermKind::parse),
    });
    Ok(Kinds { grades, own: profiles.chain(classes).collect() })
}

/// Grades and profiles of the year.
pub async fn rows<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Vec<grade::Model>> {
    let Some((year, _)) = frame.year else { return Ok(vec![]) };
    let own = grade::Entity::find().filter(grade::Column::SchoolId.eq(frame.school));
    let own = own.filter(grade::Column::YearId.eq(year));
    Ok(own.order_by_asc(grade::Column::Grade).order_by_asc(grade::Column::Profile).all(tx).await?)
}

fn of_grade(rows: &[grade::Model], of: i32) -> TermKind {
    let own = rows.iter().find(|row| row.grade == of && row.profile.is_empty());
    let usual = TermKind::usual_for(u8::try_from(of).unwrap_or(1));
    own.and_then(|row| TermKind::parse(&row.term_kind)).unwrap_or(usual)
}

/// The kind named at a key; nothing named is none, and what is no part of a year is told at its field.
fn named(kinds: &BTreeMap<String, String>, key: &str) -> AppResult<Option<TermKind>> {
    let Some(text) = kinds.get(key).filter(|text| !text.is_empty()) else { return Ok(None) };
    let kind = TermKind::parse(text).filter(|kind| kind.is_part()).map(Some);
    kind.ok_or_else(|| {
        let why = "Выберите четверти, триместры, модули или полугодия.";
        AppError::Form(vec![FieldError::new(&format!("kinds[{key}]"), why)])
    })
}

/// Writes the kinds: a kind that comes into use gets the shipped days, one that went out of use loses its terms.
pub async fn set_kinds(
    cx: &Request<Writing>,
    frame: &Frame,
    kinds: &BTreeMap<String, String>,
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let usual = Cut::usual(frame.begins, TermKind::Quarter);
    let span = domain::calendar::Span { first: usual.spans[0].first, last: usual.spans[3].last };
    let year = begun(cx, frame, span, &permit).await?;
    let frame = with_year(frame, year);
    let before = rows(&cx.tx, &frame).await?;
    for of in GRADES {
        let kind = named(kinds, &format!("g{of}"))?.unwrap_or_else(|| of_grade(&before, of));
        write_grade(cx, (&frame, year), (of, kind), (&before, kinds)).await?;
    }
    let used = write_classes(cx, &frame, kinds).await?;
    let mut days = borders::read(&cx.tx, &frame).await?;
    fit(&mut days, frame.begins, &used);
    borders::write(cx, &frame, &days).await?;
    frame.log(cx, &permit).enter(&cx.tx, "year.kinds", format!("year:{year}"), Some(told(&used))).await?;
    keep_step(cx, &frame, Step::Kinds, permit).await
}

fn told(used: &BTreeSet<TermKind>) -> String {
    used.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(" ")
}

/// The grade and its profiles; whose terms become modules rests after each of them.
async fn write_grade(
    cx: &Request<Writing>,
    (frame, year): (&Frame, YearId),
    (of, kind): (i32, TermKind),
    (before, kinds): (&[grade::Model], &BTreeMap<String, String>),
) -> AppResult<()> {
    let own: Vec<&grade::Model> = before.iter().filter(|row| row.grade == of).collect();
    if !own.iter().any(|row| row.profile.is_empty()) {
        let row = row(frame, year, (of, kind));
        grade::Entity::insert(row).exec_without_returning(&cx.tx).await?;
    }
    for row in own {
        let differs = named(kinds, &format!("p{of}.{}", row.profile))?;
        let kind = differs.filter(|_| !row.profile.is_empty()).unwrap_or(kind);
        let set = set_of(kind, of, &row.vacation_set);
        let change = grade::ActiveModel {
            school_id: Set(frame.school),
            year_id: Set(year),
            grade: Set(of),
            profile: Set(row.profile.clone()),
            term_kind: Set(kind.code().to_owned()),
            vacation_set: Set(set.clone()),
        };
        change.update(&cx.tx).await?;
        let follow = class::ActiveModel { vacation_set: Set(set), ..Default::default() };
        let along = class::Entity::update_many().set(follow).filter(class::Column::SchoolId.eq(frame.school));
        let along = along.filter(class::Column::YearId.eq(year)).filter(class::Column::Grade.eq(of));
        let along = along.filter(class::Column::Profile.eq(row.profile.as_str()));
        along.filter(class::Column::VacationSet.eq(row.vacation_set.as_str())).exec(&cx.tx).await?;
    }
    Ok(())
}

fn row(frame: &Frame, year: YearId, (of, kind): (i32, TermKind)) -> grade::ActiveModel {
    grade::ActiveModel {
        school_id: Set(frame.school),
        year_id: Set(year),
        grade: Set(of),
        profile: Set(String::new()),
        term_kind: Set(kind.code().to_owned()),
        vacation_set: Set(set_of(kind, of, vacation_set(of))),
    }
}

/// Vacations of modules go with modules; any other set stays as the school has it.
fn set_of(kind: TermKind, of: i32, now: &str) -> String {
    match (kind == TermKind::Module, now == MODULE_SET) {
        (true, _) => MODULE_SET.to_owned(),
        (false, true) => vacation_set(of).to_owned(),
        (false, false) => now.to_owned(),
    }
}

/// Classes that differ from their grade; all kinds in use are given back.
async fn write_classes(
    cx: &Request<Writing>,
    frame: &Frame,
    kinds: &BTreeMap<String, String>,
) -> AppResult<BTreeSet<TermKind>> {
    let grades = rows(&cx.tx, frame).await?;
    let mut used: BTreeSet<TermKind> =
        grades.iter().filter_map(|row| TermKind::parse(&row.term_kind)).collect();
    for class in classes::of_year(&cx.tx, frame).await? {
        let key = format!("c{}", class.id);
        let own = class.term_kind.as_deref().and_then(TermKind::parse);
        let wanted = if kinds.contains_key(&key) { named(kinds, &key)? } else { own };
        used.extend(wanted);
        if wanted != own {
            let change = class::ActiveModel {
                id: Set(class.id),
                term_kind: Set(wanted.map(|kind| kind.code().to_owned())),
                ..Default::default()
            };
            change.update(&cx.tx).await?;
        }
    }
    Ok(used)
}

/// Terms of the kinds in use alone, and the sets of vacations that they need.
fn fit(days: &mut Borders, begins: i32, used: &BTreeSet<TermKind>) {
    let usual = Borders::usual(begins, used);
    days.cuts.retain(|cut| used.contains(&cut.kind));
    for cut in usual.cuts {
        if days.cuts.iter().all(|known| known.kind != cut.kind) {
            days.cuts.push(cut);
        }
    }
    days.cuts.sort_by_key(|cut| cut.kind);
    let lacking = |set: &RestSet| days.sets.iter().all(|known| known.code != set.code);
    let new: Vec<RestSet> = usual.sets.into_iter().filter(lacking).collect();
    days.sets.extend(new);
}
