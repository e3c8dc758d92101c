//! Who leads the classes of the year: named, replaced and relieved, each with its order and its event.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::ids::{ClassId, PersonId};
use domain::rights::{Colleague, TeacherEntry, TeachingPost, TeachingSeat};
use entity::{class, role_order, vacancy};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::classes::of_year;
use super::frame::Frame;
use crate::features::wizard::sheet::Employee;
use crate::kit::db::Writing;
use crate::kit::event::{Happening, record};
use crate::kit::news::Happened;
use crate::kit::rolls::STAFF;
use crate::kit::{AppError, AppResult, Request, sql};

/// A basis is a line of text.
const LONGEST: usize = 200;

/// Everybody who works in the school.
pub async fn employees<C: ConnectionTrait>(
    tx: &C,
    (frame, today): (&Frame, NaiveDate),
) -> AppResult<Vec<(Colleague, Employee)>> {
    let asked = format!(
        "SELECT p.id, p.surname, p.given, p.patronymic, s.since, s.until FROM persons p \
         LEFT JOIN staff s ON s.school_id = $1 AND s.person_id = p.id WHERE p.id IN {STAFF} ORDER BY p.search, p.id"
    );
    let mut found = vec![];
    for row in sql::rows(tx, &asked, [frame.school.0.into(), today.into()]).await? {
        let person = PersonId(row.try_get("", "id")?);
        let colleague =
            Colleague { person, since: row.try_get("", "since")?, until: row.try_get("", "until")? };
        found.push((colleague, Employee { person, name: sql::person_name(&row)?.short() }));
    }
    Ok(found)
}

/// Those whom classes name, though their last day of work has come.
pub async fn gone<C: ConnectionTrait>(
    tx: &C,
    (frame, today): (&Frame, NaiveDate),
) -> AppResult<BTreeSet<PersonId>> {
    const GONE: &str = "SELECT person_id FROM staff WHERE school_id = $1 AND until <= $2";
    let rows = sql::rows(tx, GONE, [frame.school.0.into(), today.into()]).await?;
    rows.iter().map(|row| Ok(PersonId(row.try_get("", "person_id")?))).collect()
}

/// Posts of the classes that a form names anew, «c12» being class 12, each with whom it names.
pub async fn class_posts(
    cx: &Request<Writing>,
    frame: &Frame,
    chosen: &BTreeMap<String, String>,
) -> AppResult<Vec<(TeachingPost, Option<Colleague>)>> {
    let (_, state) = frame.year.ok_or(AppError::NotFound)?;
    let (staff, mut posts) = (employees(&cx.tx, (frame, cx.today)).await?, vec![]);
    let classes = of_year(&cx.tx, frame).await?;
    for (name, text) in chosen {
        let named = |class: &&class::Model| *name == format!("c{}", class.id);
        let class = classes.iter().find(named).ok_or(AppError::NotFound)?;
        let teacher = text.parse::<PersonId>().ok();
        if teacher == class.teacher_id {
            continue;
        }
        let post = TeachingPost {
            seat: TeachingSeat::Class(class.id),
            holder: class.teacher_id,
            year: frame.span,
            state,
        };
        posts.push((post, colleague(&staff, teacher)?));
    }
    Ok(posts)
}

/// The one chosen; nobody of another school.
pub(super) fn colleague(
    staff: &[(Colleague, Employee)],
    chosen: Option<PersonId>,
) -> AppResult<Option<Colleague>> {
    let Some(person) = chosen else { return Ok(None) };
    let known = staff.iter().find(|(colleague, _)| colleague.person == person);
    known.map(|(colleague, _)| Some(*colleague)).ok_or(AppError::NotFound)
}

/// Writes who leads the class from now on.
pub async fn name_leader(
    cx: &mut Request<Writing>,
    class: ClassId,
    entry: &TeacherEntry,
    basis: &str,
) -> AppResult<()> {
    let change =
        class::ActiveModel { id: Set(class), teacher_id: Set(entry.teacher()), ..Default::default() };
    change.update(&cx.tx).await?;
    let reasons = vacancy::Entity::delete_many().filter(vacancy::Column::SchoolId.eq(entry.school()));
    let reasons = reasons.filter(vacancy::Column::ClassId.eq(class));
    reasons.filter(vacancy::Column::GroupId.is_null()).exec(&cx.tx).await?;
    let sides = [("ended", entry.holder()), ("given", entry.teacher())];
    for (kind, person) in sides {
        let Some(person) = person else { continue };
        order(cx, (kind, person, class), entry, basis).await?;
        cx.tell(Happened::Standing { person });
    }
    let told = |person: Option<PersonId>| person.map(|person| format!("person:{person}"));
    let happening = Happening {
        school: entry.school(),
        at: cx.now,
        by: Some(entry.by()),
        act: "class.teacher",
        subject: format!("class:{class}"),
        old: told(entry.holder()),
        new: Some(
            format!("{} since:{}", told(entry.teacher()).unwrap_or_default(), entry.since()).trim().into(),
        ),
        reason: None,
    };
    record(&cx.tx, &happening).await
}

/// A line in the book of orders; in a year still being set up nothing is ordered yet.
async fn order(
    cx: &Request<Writing>,
    (kind, person, class): (&str, PersonId, ClassId),
    entry: &TeacherEntry,
    basis: &str,
) -> AppResult<()> {
    if entry.in_draft() {
        return Ok(());
    }
    let day = if kind == "given" { Some(entry.since()) } else { entry.since().pred_opt() };
    let line = basis.split_whitespace().collect::<Vec<_>>().join(" ");
    let row = role_order::ActiveModel {
        school_id: Set(entry.school()),
        person_id: Set(person),
        kind: Set(kind.to_owned()),
        role: Set(Some(format!("class:{class}"))),
        day: Set(day.unwrap_or(entry.since())),
        until: Set(None),
        basis: Set(line.chars().filter(|sign| !sign.is_control()).take(LONGEST).collect()),
        by: Set(entry.by()),
        at: Set(cx.now),
        ..Default::default()
    };
    row.insert(&cx.tx).await?;
    Ok(())
}
