//! The school as its timetable is made: classes, teachers, rooms, courses with their hours, bells.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::ids::{ClassId, GroupId, PersonId, RoomId, TimetableDraftId};
use domain::timetable::{
    Bell, Bells, Class, Course, DAYS, Kept, Plan, Ring, Room, School, Teacher, TimetableYear,
};
use entity::{bell, room};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryResult};

use super::draft::{draft, hand};
use super::kept::{Seat, numbered, rows};
use super::pupils::Sets;
use crate::features::timetable::sheet::{Sheet, Wish};
use crate::features::timetable::solver::Task;
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, rolls, sql};

const CLASSES: &str = "SELECT id, grade, letter, shift FROM classes WHERE school_id = $1 AND year_id = $2 \
     ORDER BY grade, letter, id";

const TEACHERS: &str = "SELECT t.group_id, p.id, p.surname, p.given, p.patronymic FROM groups g \
     JOIN group_teachers t ON t.school_id = g.school_id AND t.group_id = g.id AND (t.until IS NULL OR t.until >= $3) \
     JOIN persons p ON p.id = t.teacher_id WHERE g.school_id = $1 AND g.year_id = $2 ORDER BY p.search, p.id, t.group_id";

const COURSES: &str = "SELECT g.id, g.name, g.class_id, c.room_id, s.name AS subject, COALESCE(o.short_name, s.short_name) AS short_name, s.code, \
       CASE WHEN c.id IS NOT NULL AND g.name = CAST(c.grade AS text) || c.letter THEN 1 ELSE 0 END AS whole, \
       CAST(COALESCE(p.hours, 0) AS bigint) AS hours \
     FROM groups g JOIN subjects s ON s.id = g.subject_id \
     LEFT JOIN school_subjects o ON o.school_id = g.school_id AND o.subject_id = s.id \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id \
     LEFT JOIN (SELECT grade, profile, subject_id, SUM(hours_hundredths) AS hours FROM curriculum_rows \
       WHERE school_id = $1 AND year_id = $2 GROUP BY grade, profile, subject_id) p \
       ON p.grade = g.grade AND p.profile = COALESCE(c.profile, '') AND p.subject_id = g.subject_id \
     WHERE g.school_id = $1 AND g.year_id = $2 ORDER BY g.grade, g.name, s.id, g.id";

/// All that a plan is made of, as of `day`, with the seats in force then.
pub(super) async fn school<C: ConnectionTrait>(
    tx: &C,
    of: &TimetableYear,
    (day, seats): (NaiveDate, &[Seat]),
) -> AppResult<School> {
    let own = || [of.school.0.into(), of.year.0.into()];
    let classes = sql::rows(tx, CLASSES, own()).await?;
    let classes: Vec<Class> = classes.iter().map(class).collect::<AppResult<_>>()?;
    let ids: Vec<ClassId> = classes.iter().map(|class| class.id).collect();
    let sets = Sets::load(tx, of, (day, &ids)).await?;
    let rooms = rooms(tx, of).await?;
    let (teachers, taught) = teachers(tx, of, day).await?;
    let mut courses = vec![];
    for row in sql::rows(tx, COURSES, own()).await? {
        let mut course = course(&row, (&sets, &ids))?;
        course.teachers = taught.get(&course.group).cloned().unwrap_or_default();
        let usual = seats.iter().find(|seat| seat.group == course.group).and_then(|seat| seat.room);
        let usual = usual.or(row.try_get::<Option<i64>>("", "room_id")?.map(RoomId));
        course.room = usual.and_then(|id| index(rooms.iter().position(|room| room.id == id)));
        courses.push(course);
    }
    let saturday = seats.iter().any(|seat| seat.place.weekday() == DAYS);
    let days = if saturday { DAYS } else { DAYS - 1 };
    Ok(School { today: day, days, classes, teachers, rooms, courses, bells: bells(tx, of).await? })
}

/// The plan of what is kept, or, where nothing is, of the week in force.
pub(super) async fn plan<C: ConnectionTrait>(
    tx: &C,
    of: &TimetableYear,
    (today, kept): (NaiveDate, Option<Vec<Kept>>),
) -> AppResult<Plan> {
    let seats: Vec<Seat> = rows(tx, of, None).await?.iter().filter_map(Seat::of).collect();
    let mut school = school(tx, of, (of.earliest(today), &seats)).await?;
    let kept = kept.unwrap_or_else(|| numbered(&seats));
    if kept.iter().filter_map(|one| one.stand.place).any(|place| place.weekday() == DAYS) {
        school.days = DAYS;
    }
    Ok(Plan::new(Arc::new(school), &kept))
}

/// A draft as another program reads it, with the name of the school.
pub async fn taken_out(
    cx: &Request<Reading>,
    of: &TimetableYear,
    asked: Option<TimetableDraftId>,
) -> AppResult<(String, Plan)> {
    let draft = draft(&cx.tx, of, asked).await?;
    if draft.is_none() && asked.is_some() {
        return Err(AppError::NotFound);
    }
    let plan = plan(&cx.tx, of, (cx.today, draft.map(|draft| draft.kept))).await?;
    Ok((rolls::school_title(&cx.tx, of.school).await?, plan))
}

/// All that the editor shows of a draft, by default of the one changed last.
pub async fn sheet(
    cx: &Request<Reading>,
    of: &TimetableYear,
    asked: Option<TimetableDraftId>,
) -> AppResult<Sheet> {
    let draft = draft(&cx.tx, of, asked).await?;
    if draft.is_none() && asked.is_some() {
        return Err(AppError::NotFound);
    }
    let (shown, version) = match &draft {
        Some(draft) => (Some((draft.id, draft.name.clone())), draft.version),
        None => (None, 0),
    };
    let changed = if let Some((id, _)) = shown { hand(cx, of, id).await? } else { None };
    let plan = plan(&cx.tx, of, (cx.today, draft.map(|draft| draft.kept))).await?;
    Ok(Sheet {
        school: plan.school().clone(),
        kept: plan.kept(),
        draft: shown,
        version,
        changed,
        earliest: of.earliest(cx.today),
        last: of.span.last,
    })
}

fn class(row: &QueryResult) -> AppResult<Class> {
    let (grade, letter): (i32, String) = (row.try_get("", "grade")?, row.try_get("", "letter")?);
    Ok(Class {
        id: ClassId(row.try_get("", "id")?),
        name: format!("{grade}{letter}"),
        grade: small(grade),
        shift: small(row.try_get("", "shift")?),
    })
}

fn course(row: &QueryResult, (sets, ids): (&Sets, &[ClassId])) -> AppResult<Course> {
    let group = GroupId(row.try_get("", "id")?);
    let class = row.try_get::<Option<i64>>("", "class_id")?.map(ClassId);
    let whole = row.try_get::<i32>("", "whole")? == 1;
    let (mut pupils, mut classes) = sets.of(group, class.filter(|_| whole));
    if pupils.is_empty() {
        // Nobody is in the group yet: it takes the class, so that it stands in nobody's way by chance.
        (pupils, classes) = sets.of(group, class);
    }
    let name: String = row.try_get("", "name")?;
    let part = name.split_once(", ").map_or(String::new(), |(_, part)| part.to_owned());
    let hours: i64 = row.try_get("", "hours")?;
    let place = |class: ClassId| index(ids.iter().position(|id| *id == class));
    Ok(Course {
        group,
        title: row.try_get("", "subject")?,
        short: row.try_get("", "short_name")?,
        code: row.try_get("", "code")?,
        part: if whole { String::new() } else { part },
        classes: classes.into_iter().filter_map(place).collect(),
        pupils,
        teachers: vec![],
        room: None,
        hundredths: u16::try_from(hours).unwrap_or(0),
    })
}

/// Teachers of the year in the order of their names, and those of each group.
async fn teachers<C: ConnectionTrait>(
    tx: &C,
    of: &TimetableYear,
    day: NaiveDate,
) -> AppResult<(Vec<Teacher>, BTreeMap<GroupId, Vec<u16>>)> {
    let (mut teachers, mut taught): (Vec<Teacher>, BTreeMap<GroupId, Vec<u16>>) = (vec![], BTreeMap::new());
    for row in sql::rows(tx, TEACHERS, [of.school.0.into(), of.year.0.into(), day.into()]).await? {
        let id = PersonId(row.try_get("", "id")?);
        if teachers.last().is_none_or(|last| last.id != id) {
            teachers.push(Teacher { id, name: sql::person_name(&row)?.short() });
        }
        let at = index(Some(teachers.len() - 1)).unwrap_or(u16::MAX);
        taught.entry(GroupId(row.try_get("", "group_id")?)).or_default().push(at);
    }
    Ok((teachers, taught))
}

/// «9» before «10».
async fn rooms<C: ConnectionTrait>(tx: &C, of: &TimetableYear) -> AppResult<Vec<Room>> {
    let mut rooms = room::Entity::find().filter(room::Column::SchoolId.eq(of.school)).all(tx).await?;
    rooms.sort_by_cached_key(|room| (room.name.parse::<u32>().unwrap_or(u32::MAX), room.name.clone()));
    Ok(rooms.into_iter().map(|room| Room { id: room.id, name: room.name }).collect())
}

async fn bells<C: ConnectionTrait>(tx: &C, of: &TimetableYear) -> AppResult<Bells> {
    let rows = bell::Entity::find().filter(bell::Column::SchoolId.eq(of.school));
    let rows = rows.filter(bell::Column::YearId.eq(of.year)).all(tx).await?;
    let ring = |row: bell::Model| Ring {
        shift: small(row.shift),
        weekday: small(row.weekday),
        number: small(row.number),
        bell: Bell::new(row.starts, row.ends),
    };
    Ok(Bells(rows.into_iter().map(ring).collect()))
}

fn small(number: i32) -> u8 {
    u8::try_from(number).unwrap_or(0)
}

fn index(at: Option<usize>) -> Option<u16> {
    u16::try_from(at?).ok()
}

/// What the solver is set to: the plan, if it is still the one that was seen.
pub async fn task(cx: &Request<Reading>, of: &TimetableYear, wish: Wish) -> AppResult<Task> {
    let draft = draft(&cx.tx, of, wish.draft).await?;
    if draft.as_ref().map_or(0, |draft| draft.version) != wish.seen {
        let words = "План тем временем изменили. Обновите страницу и начните снова.";
        return Err(AppError::Refused(words.into()));
    }
    let plan = plan(&cx.tx, of, (cx.today, draft.map(|draft| draft.kept))).await?;
    Ok(Task { plan, wish })
}
