//! The week of a class: its lessons at their places, and where its teachers are busy.

use std::collections::BTreeSet;

use domain::access::Permit;
use domain::ids::{ClassId, GroupId, PersonId, SubjectId};
use domain::timetable::{self, Busy, Place, Weeks};
use domain::wizard::Step;
use entity::slot;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::classes;
use super::courses::{Taught, taught};
use super::frame::Frame;
use super::groups::{chosen, named_classes};
use crate::features::wizard::policy::SetUpYear;
use crate::features::wizard::sheet::{Week, WeekGroup};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Request, link, sql};

const SLOTS: &str = "SELECT sl.weekday, sl.number, sl.weeks, g.id AS group_id, g.subject_id, c.id AS class_id, c.grade, c.letter, \
       (SELECT MIN(t.teacher_id) FROM group_teachers t WHERE t.school_id = g.school_id AND t.group_id = g.id AND t.until IS NULL) AS teacher \
     FROM slots sl JOIN groups g ON g.school_id = sl.school_id AND g.id = sl.group_id \
     JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id \
     WHERE sl.school_id = $1 AND sl.year_id = $2 AND sl.until IS NULL ORDER BY sl.weekday, sl.number, g.id";

/// A lesson in the week of the school.
#[derive(Clone, Debug)]
pub struct Slot {
    pub place: Place,
    pub weeks: Weeks,
    pub group: GroupId,
    pub subject: SubjectId,
    pub class: ClassId,
    pub class_name: String,
    pub teacher: Option<PersonId>,
}

/// The whole week of the school.
pub async fn slots<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Vec<Slot>> {
    let Some((year, _)) = frame.year else { return Ok(vec![]) };
    let mut slots = vec![];
    for row in sql::rows(tx, SLOTS, [frame.school.0.into(), year.0.into()]).await? {
        let part =
            |name: &str| -> AppResult<u8> { Ok(u8::try_from(row.try_get::<i32>("", name)?).unwrap_or(0)) };
        let Ok(place) = Place::new(part("weekday")?, part("number")?) else { continue };
        slots.push(Slot {
            place,
            weeks: Weeks::parse(&row.try_get::<String>("", "weeks")?).unwrap_or_default(),
            group: GroupId(row.try_get("", "group_id")?),
            subject: SubjectId(row.try_get("", "subject_id")?),
            class: ClassId(row.try_get("", "class_id")?),
            class_name: sql::class_name(&row)?,
            teacher: row.try_get::<Option<i64>>("", "teacher")?.map(PersonId),
        });
    }
    Ok(slots)
}

pub async fn sheet(cx: &Request<Reading>, frame: &Frame, of: &str) -> AppResult<Week> {
    let classes = named_classes(&cx.tx, frame).await?;
    let Some(here) = chosen(&classes, of) else { return Ok(Week::default()) };
    let (all, slots) = (taught(&cx.tx, frame).await?, slots(&cx.tx, frame).await?);
    let own: Vec<&Taught> = all.iter().filter(|one| one.class == here && one.group.is_some()).collect();
    let teachers: BTreeSet<PersonId> = own.iter().filter_map(|one| one.teacher).collect();
    let names = classes::names(cx, teachers).await?;
    let groups = own.into_iter().filter_map(|one| {
        Some(WeekGroup {
            group: one.group?,
            subject: one.title(),
            teacher: one.teacher,
            teacher_name: one.teacher.and_then(|person| names.get(&person).cloned()).unwrap_or_default(),
            lessons: one.lessons,
        })
    });
    let groups: Vec<WeekGroup> = groups.collect();
    let places = slots.iter().filter(|slot| slot.class == here).map(|slot| (slot.place, slot.group));
    let others = busy(&slots, here).into_iter();
    let others = others.filter(|busy| groups.iter().any(|group| group.teacher == Some(busy.teacher)));
    Ok(Week { places: places.collect(), others: others.collect(), here: Some(here), classes, groups })
}

/// Where teachers are outside of `class`.
pub fn busy(slots: &[Slot], class: ClassId) -> Vec<Busy> {
    let others = slots.iter().filter(|slot| slot.class != class);
    let busy = |slot: &Slot| {
        Some(Busy { place: slot.place, teacher: slot.teacher?, class: slot.class_name.clone() })
    };
    others.filter_map(busy).collect()
}

/// Puts `group` at the place, or takes away what is there.
pub async fn put_lesson(
    cx: &Request<Writing>,
    frame: &Frame,
    (class, place, group): (ClassId, Place, Option<GroupId>),
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let (all, slots) = (taught(&cx.tx, frame).await?, slots(&cx.tx, frame).await?);
    if let Some(group) = group {
        let teacher = teacher_of(&all, class, group)?;
        timetable::seat(&busy(&slots, class), teacher, place)
            .map_err(|unseated| AppError::Refused(unseated.to_string()))?;
    }
    let beside = |slot: &&Slot| group.is_some_and(|group| together(&all, slot.group, group));
    let there = slots.iter().filter(|slot| slot.class == class && slot.place == place);
    let there: Vec<&Slot> = there.filter(|slot| !beside(slot)).collect();
    if !there.is_empty() {
        frame.draft()?;
        take(cx, frame, (&there.iter().map(|slot| slot.group).collect::<Vec<_>>(), Some(place))).await?;
    }
    let new: Vec<_> = group.map(|group| (place, group)).into_iter().collect();
    insert(cx, frame, &new).await?;
    entered(&cx.tx, &frame.log(cx, &permit), class).await
}

/// Do these two learn at the same time? Groups of one class at one subject do, each with a teacher of its own.
fn together(all: &[Taught], one: GroupId, other: GroupId) -> bool {
    let find = |group: GroupId| all.iter().find(|known| known.group == Some(group));
    let (Some(one), Some(other)) = (find(one), find(other)) else { return false };
    let apart = one.group != other.group && (one.teacher.is_none() || one.teacher != other.teacher);
    apart && !one.part.is_empty() && (one.class, one.subject) == (other.class, other.subject)
}

/// A form names one group at a place: what stands beside it stays.
fn halves(all: &[Taught], own: &[&Slot], week: &[(Place, GroupId)]) -> Vec<(Place, GroupId)> {
    let stays = |slot: &&&Slot| {
        week.iter().any(|(place, group)| *place == slot.place && together(all, *group, slot.group))
            && !week.contains(&(slot.place, slot.group))
    };
    own.iter().filter(stays).map(|slot| (slot.place, slot.group)).collect()
}

fn teacher_of(all: &[Taught], class: ClassId, group: GroupId) -> AppResult<Option<PersonId>> {
    let own = all.iter().find(|one| one.class == class && one.group == Some(group));
    own.map(|one| one.teacher).ok_or(AppError::NotFound)
}

/// Writes the week of a class as a form sends it; tells the places that stayed empty because a teacher is busy.
pub async fn put_week(
    cx: &Request<Writing>,
    frame: &Frame,
    (class, places): (ClassId, &[String]),
    permit: Permit<SetUpYear>,
) -> AppResult<Vec<Place>> {
    let read =
        |text: &String| Some((text.split_once(':')?.0.parse().ok()?, text.split_once(':')?.1.parse().ok()?));
    let week: Vec<(Place, GroupId)> = places.iter().filter_map(read).collect();
    arrange(cx, frame, (class, week), &permit).await
}

/// Repeats one day on another.
pub async fn copy_day(
    cx: &Request<Writing>,
    frame: &Frame,
    (class, from, to): (ClassId, u8, u8),
    permit: Permit<SetUpYear>,
) -> AppResult<Vec<Place>> {
    let slots = slots(&cx.tx, frame).await?;
    let own = slots.iter().filter(|slot| slot.class == class).map(|slot| (slot.place, slot.group));
    let week = timetable::copy_day(&own.collect::<Vec<_>>(), from, to);
    arrange(cx, frame, (class, week), &permit).await
}

/// Gives the class the week of `like`.
pub async fn copy_class(
    cx: &Request<Writing>,
    frame: &Frame,
    (class, like): (ClassId, ClassId),
    permit: Permit<SetUpYear>,
) -> AppResult<Vec<Place>> {
    let (all, slots) = (taught(&cx.tx, frame).await?, slots(&cx.tx, frame).await?);
    let model = slots.iter().filter(|slot| slot.class == like).map(|slot| (slot.place, slot.subject));
    let own = all.iter().filter(|one| one.class == class);
    let own: Vec<(SubjectId, GroupId)> = own.filter_map(|one| Some((one.subject, one.group?))).collect();
    let week = timetable::copy_class(&model.collect::<Vec<_>>(), &own);
    arrange(cx, frame, (class, week), &permit).await
}

/// Makes the week of the class this one, but for lessons whose teacher is busy. In an open year what stands stays.
async fn arrange(
    cx: &Request<Writing>,
    frame: &Frame,
    (class, week): (ClassId, Vec<(Place, GroupId)>),
    permit: &Permit<SetUpYear>,
) -> AppResult<Vec<Place>> {
    let (all, slots) = (taught(&cx.tx, frame).await?, slots(&cx.tx, frame).await?);
    let others = busy(&slots, class);
    let own = slots.iter().filter(|slot| slot.class == class);
    let standing: BTreeSet<Place> =
        if frame.is_open() { own.clone().map(|slot| slot.place).collect() } else { BTreeSet::new() };
    let (mut new, mut refused) = (vec![], vec![]);
    let halves = halves(&all, &own.clone().collect::<Vec<_>>(), &week);
    for (place, group) in week.into_iter().chain(halves).filter(|(place, _)| !standing.contains(place)) {
        let teacher = teacher_of(&all, class, group)?;
        if new.iter().any(|(taken, other)| *taken == place && !together(&all, *other, group)) {
            continue;
        }
        match timetable::seat(&others, teacher, place) {
            Ok(()) => new.push((place, group)),
            Err(_) => refused.push(place),
        }
    }
    if !frame.is_open() {
        let groups: Vec<GroupId> = own.map(|slot| slot.group).collect();
        take(cx, frame, (&groups, None)).await?;
    }
    insert(cx, frame, &new).await?;
    entered(&cx.tx, &frame.log(cx, permit), class).await?;
    Ok(refused)
}

async fn take(
    cx: &Request<Writing>,
    frame: &Frame,
    (groups, place): (&[GroupId], Option<Place>),
) -> AppResult<()> {
    let gone = slot::Entity::delete_many().filter(slot::Column::SchoolId.eq(frame.school));
    let mut gone = gone.filter(slot::Column::GroupId.is_in(groups.iter().copied()));
    if let Some(place) = place {
        gone = gone.filter(slot::Column::Weekday.eq(i32::from(place.weekday())));
        gone = gone.filter(slot::Column::Number.eq(i32::from(place.number())));
    }
    gone.exec(&cx.tx).await?;
    Ok(())
}

async fn insert(cx: &Request<Writing>, frame: &Frame, new: &[(Place, GroupId)]) -> AppResult<()> {
    let year = frame.year()?;
    let rows = new.iter().map(|(place, group)| slot::ActiveModel {
        school_id: Set(frame.school),
        year_id: Set(year),
        group_id: Set(*group),
        weekday: Set(i32::from(place.weekday())),
        number: Set(i32::from(place.number())),
        room_id: Set(None),
        since: Set(frame.first_day),
        until: Set(None),
        weeks: Set(Weeks::Every.code().to_owned()),
        ..Default::default()
    });
    if !new.is_empty() {
        slot::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    }
    Ok(())
}

async fn entered(tx: &Writing, log: &Log, class: ClassId) -> AppResult<()> {
    log.enter(tx, "timetable.set", format!("class:{class}"), None).await
}

/// Back to the week of the class, with the places that were refused.
pub fn told(class: ClassId, refused: &[Place]) -> String {
    let refused = refused.iter().map(ToString::to_string).collect::<Vec<_>>().join("-");
    format!("{}?of={class}&refused={refused}", link::wizard(Step::Timetable))
}
