//! Classes of the year: made from letters, led by those the staff list named, with their profiles.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Permit;
use domain::calendar::{TermKind, vacation_set};
use domain::curriculum::PROFILES;
use domain::ids::{ClassId, PersonId, YearId};
use domain::people::{ClassName, PersonName};
use domain::timetable::shift_norm;
use entity::{class as row, grade, person, staff};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::frame::Frame;
use super::leaders::{employees, gone};
use super::{pupils, rooms};
use crate::features::wizard::policy::SetUpYear;
use crate::features::wizard::sheet::{Class, Classes, Grade};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, FieldError, Request};

/// Grades 1 to 11 with their classes; `of` is the class turned to.
pub async fn sheet(cx: &Request<Reading>, frame: &Frame, of: &str) -> AppResult<Classes> {
    let mut grades: Vec<Grade> = (1..=11).map(|grade| Grade { grade, classes: vec![] }).collect();
    let classes = of_year(&cx.tx, frame).await?;
    let names = names(cx, classes.iter().filter_map(|class| class.teacher_id).collect()).await?;
    let (filled, gone) = (pupils::by_class(cx, frame).await?, gone(&cx.tx, (frame, cx.today)).await?);
    for class in classes {
        let Some(grade) = grades.iter_mut().find(|grade| grade.grade == class.grade) else { continue };
        let own = filled.iter().find(|filled| filled.class == class.id);
        let name = format!("{}{}", class.grade, class.letter);
        grade.classes.push(Class {
            id: class.id,
            shift: class.shift,
            norm: shift_norm(&name, (class.grade, class.shift), cx.today).map(|norm| norm.to_string()),
            letter: class.letter,
            profile: class.profile,
            leader: class.teacher_id,
            gone: class.teacher_id.is_some_and(|person| gone.contains(&person)),
            room: class.room_id,
            teacher: class.teacher_id.and_then(|person| names.get(&person).cloned()),
            pupils: own.map_or(0, |filled| filled.pupils),
        });
    }
    let staff = employees(&cx.tx, (frame, cx.today)).await?;
    let rooms = rooms::of_school(&cx.tx, frame).await?;
    let here = of
        .parse()
        .ok()
        .filter(|here| grades.iter().flat_map(|grade| &grade.classes).any(|one| one.id == *here));
    Ok(Classes {
        grades,
        staff: staff.into_iter().map(|(_, employee)| employee).collect(),
        rooms: rooms.into_iter().map(|room| (room.id, room.name)).collect(),
        here,
        day: frame.day(cx.today),
    })
}

/// All classes of the year, by grade and letter.
pub async fn of_year<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Vec<row::Model>> {
    let Some((year, _)) = frame.year else { return Ok(vec![]) };
    let query = row::Entity::find().filter(row::Column::SchoolId.eq(frame.school));
    let query = query.filter(row::Column::YearId.eq(year));
    Ok(query.order_by_asc(row::Column::Grade).order_by_asc(row::Column::Letter).all(tx).await?)
}

/// The class, if it is one of this year of this school.
pub async fn class<T: ConnectionTrait>(cx: &Request<T>, frame: &Frame, id: ClassId) -> AppResult<ClassId> {
    let year = frame.year()?;
    let found =
        row::Entity::find_by_id(id).filter(row::Column::SchoolId.eq(frame.school)).one(&cx.tx).await?;
    found.filter(|class| class.year_id == year).map(|class| class.id).ok_or(AppError::NotFound)
}

/// «Иванова А. П.» by person.
pub async fn names<T: ConnectionTrait>(
    cx: &Request<T>,
    people: BTreeSet<PersonId>,
) -> AppResult<BTreeMap<PersonId, String>> {
    let found = person::Entity::find().filter(person::Column::Id.is_in(people)).all(&cx.tx).await?;
    let short = |one: person::Model| {
        let name = PersonName { surname: one.surname, given: one.given, patronymic: one.patronymic };
        (one.id, name.short())
    };
    Ok(found.into_iter().map(short).collect())
}

/// Letters of grades 1, 2 … as classes.
pub fn named(letters: &[String]) -> AppResult<Vec<ClassName>> {
    let (mut classes, mut errors) = (vec![], vec![]);
    for (at, letters) in letters.iter().enumerate() {
        let grade = u8::try_from(at + 1).unwrap_or(u8::MAX);
        match ClassName::of_grade(grade, letters) {
            Ok(some) => classes.extend(some),
            Err(refused) => errors.push(FieldError::new(&format!("letters[{at}]"), refused.to_string())),
        }
    }
    if errors.is_empty() { Ok(classes) } else { Err(AppError::Form(errors)) }
}

/// Makes the classes that are lacking and gives them to those the staff list named.
pub async fn add_classes(
    cx: &Request<Writing>,
    frame: &Frame,
    wanted: &[ClassName],
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let (year, log) = (frame.year()?, frame.log(cx, &permit));
    let there = by_name(&cx.tx, frame).await?;
    for name in wanted.iter().filter(|name| !there.contains_key(name)) {
        make(&cx.tx, (frame, year), name, &log).await?;
    }
    bind_wishes(&cx.tx, frame, &log).await
}

async fn by_name<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<BTreeMap<ClassName, row::Model>> {
    let named = |class: row::Model| {
        let name = ClassName::new(u8::try_from(class.grade).ok()?, &class.letter).ok()?;
        Some((name, class))
    };
    Ok(of_year(tx, frame).await?.into_iter().filter_map(named).collect())
}

async fn make(tx: &Writing, (frame, year): (&Frame, YearId), name: &ClassName, log: &Log) -> AppResult<()> {
    let of = i32::from(name.grade());
    let set = add_grade(tx, (frame, year), (of, "")).await?;
    let class = row::ActiveModel {
        school_id: Set(frame.school),
        year_id: Set(year),
        grade: Set(of),
        letter: Set(name.letter().to_owned()),
        profile: Set(String::new()),
        kind: Set("ordinary".to_owned()),
        shift: Set(1),
        vacation_set: Set(set),
        plan_kind: Set("classic".to_owned()),
        ..Default::default()
    };
    let id = class.insert(tx).await?.id;
    log.enter(tx, "class.add", format!("class:{id}"), Some(name.to_string())).await
}

/// The grade with this profile, as the whole grade is if it is new; its set of vacations is given back.
async fn add_grade(
    tx: &Writing,
    (frame, year): (&Frame, YearId),
    (of, profile): (i32, &str),
) -> AppResult<String> {
    let key = |profile: &str| (frame.school, year, of, profile.to_owned());
    if let Some(there) = grade::Entity::find_by_id(key(profile)).one(tx).await? {
        return Ok(there.vacation_set);
    }
    let whole = grade::Entity::find_by_id(key("")).one(tx).await?;
    let kind = TermKind::usual_for(u8::try_from(of).unwrap_or(1)).code().to_owned();
    let (kind, set) = whole
        .map_or_else(|| (kind, vacation_set(of).to_owned()), |whole| (whole.term_kind, whole.vacation_set));
    let added = grade::ActiveModel {
        school_id: Set(frame.school),
        year_id: Set(year),
        grade: Set(of),
        profile: Set(profile.to_owned()),
        term_kind: Set(kind),
        vacation_set: Set(set.clone()),
    };
    grade::Entity::insert(added).exec_without_returning(tx).await?;
    Ok(set)
}

/// Whoever was named class teacher before the class was made leads it now.
async fn bind_wishes(tx: &Writing, frame: &Frame, log: &Log) -> AppResult<()> {
    let mut classes = by_name(tx, frame).await?;
    let cards = staff::Entity::find()
        .filter(staff::Column::SchoolId.eq(frame.school))
        .filter(staff::Column::ClassWish.is_not_null())
        .order_by_asc(staff::Column::PersonId)
        .all(tx)
        .await?;
    for card in cards {
        let wished = card.class_wish.as_deref().unwrap_or_default();
        let wished: Vec<ClassName> = wished.split(',').filter_map(|name| name.parse().ok()).collect();
        let (made, open): (Vec<_>, Vec<_>) = wished.into_iter().partition(|name| classes.contains_key(name));
        for name in &made {
            let Some(class) = classes.get_mut(name) else { continue };
            if class.teacher_id.is_none() {
                class.teacher_id = Some(card.person_id);
                let led = row::ActiveModel {
                    id: Set(class.id),
                    teacher_id: Set(Some(card.person_id)),
                    ..Default::default()
                };
                led.update(tx).await?;
                let (subject, new) = (format!("class:{}", class.id), format!("person:{}", card.person_id));
                log.enter(tx, "class.teacher", subject, Some(new)).await?;
            }
        }
        if !made.is_empty() {
            let left = open.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let change = staff::ActiveModel {
                school_id: Set(card.school_id),
                person_id: Set(card.person_id),
                class_wish: Set(Some(left).filter(|left| !left.is_empty())),
                ..Default::default()
            };
            change.update(tx).await?;
        }
    }
    Ok(())
}

/// Writes profiles and shifts, «c12» being class 12; only profiles the plan knows, in grades that have them.
pub async fn set_profiles(
    cx: &Request<Writing>,
    frame: &Frame,
    (profiles, shifts): (&BTreeMap<String, String>, &BTreeMap<String, String>),
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let (year, log) = (frame.draft()?, frame.log(cx, &permit));
    for class in of_year(&cx.tx, frame).await? {
        let name = format!("c{}", class.id);
        let profile = profiles.get(&name).filter(|profile| {
            let known = profile.is_empty() || PROFILES.iter().any(|(_, of)| of == *profile);
            class.grade >= 10 && known && **profile != class.profile
        });
        let shift = shifts.get(&name).and_then(|shift| shift.parse::<i32>().ok());
        let shift = shift.filter(|shift| matches!(shift, 1 | 2) && *shift != class.shift);
        if let Some(profile) = profile {
            add_grade(&cx.tx, (frame, year), (class.grade, profile)).await?;
            let change =
                row::ActiveModel { id: Set(class.id), profile: Set(profile.clone()), ..Default::default() };
            change.update(&cx.tx).await?;
            log.enter(&cx.tx, "class.profile", format!("class:{}", class.id), Some(profile.clone())).await?;
        }
        if let Some(shift) = shift {
            let change = row::ActiveModel { id: Set(class.id), shift: Set(shift), ..Default::default() };
            change.update(&cx.tx).await?;
            log.enter(&cx.tx, "class.shift", format!("class:{}", class.id), Some(shift.to_string())).await?;
        }
    }
    Ok(())
}
