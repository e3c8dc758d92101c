//! Lessons that follow the week in force: those planned move to their new places, group by group.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use domain::calendar::{Span, YearState, lesson_days, weekday_number};
use domain::ids::{ClassId, GroupId, LessonId, PersonId, RoomId};
use domain::journal::LessonState;
use domain::timetable::{Bell, Course, Hour, InForce, Laid, School, Ties, Weeks, relay};
use entity::{lesson, substitution};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryResult, Set};

use super::kept::{Seat, rows};
use super::school::school;
use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::house::House;
use crate::kit::{AppResult, group, sql};

const CALENDARS: &str = concat!(
    "SELECT c.id, c.vacation_set, ",
    sql::term_kind!("c"),
    " AS term_kind FROM classes c WHERE c.school_id = $1 AND c.year_id = $2"
);

const VACATIONS: &str =
    "SELECT set_code, first_day, last_day FROM vacations WHERE school_id = $1 AND year_id = $2";

const LESSONS: &str = "SELECT l.id, l.date, l.number, l.state, \
       CASE WHEN l.topic IS NOT NULL \
         OR EXISTS (SELECT 1 FROM cells c WHERE c.school_id = l.school_id AND c.group_id = l.group_id AND c.lesson_id = l.id) \
         OR EXISTS (SELECT 1 FROM assignments a WHERE a.school_id = l.school_id AND a.group_id = l.group_id \
           AND (a.lesson_id = l.id OR a.issued_lesson_id = l.id)) \
         OR EXISTS (SELECT 1 FROM homeworks h WHERE h.school_id = l.school_id AND h.group_id = l.group_id AND h.lesson_id = l.id) \
         THEN 1 ELSE 0 END AS tied, \
       CASE WHEN EXISTS (SELECT 1 FROM substitutions x WHERE x.school_id = l.school_id AND x.made_id = l.id) THEN 1 ELSE 0 END AS made \
     FROM lessons l WHERE l.school_id = $1 AND l.group_id = $2 AND l.date >= $3 ORDER BY l.date, l.number, l.id";

/// A group with every hour it shall have from the day of the order on.
struct Lane {
    group: GroupId,
    teacher: Option<PersonId>,
    hours: BTreeMap<Hour, (Bell, Option<RoomId>)>,
}

/// Lays the lessons of an open year after the week that the order put in force; run again, it changes nothing more.
pub async fn lay_out(house: &House, order: &InForce) -> AppResult<()> {
    if order.of().state == YearState::Draft {
        return Ok(());
    }
    let lanes = lanes(&house.db.read().await?, order).await?;
    for lane in lanes {
        lay(house, order, &lane).await?;
    }
    Ok(())
}

async fn lanes(tx: &Reading, order: &InForce) -> AppResult<Vec<Lane>> {
    let (of, since) = (order.of(), order.since());
    let seats: Vec<Seat> = rows(tx, of, Some(since)).await?.iter().filter_map(Seat::of).collect();
    let school = school(tx, of, (since, &seats)).await?;
    let days = days(tx, order).await?;
    let lane = |course: &Course| {
        let class = school.class_of(course)?.id;
        let own = seats.iter().filter(|seat| seat.group == course.group);
        let mut hours = BTreeMap::new();
        for seat in own {
            let Some(bell) = school.bell(course, seat.place) else { continue };
            let meets = |day: &&NaiveDate| {
                weekday_number(**day) == seat.place.weekday()
                    && seat.weeks().meet(Weeks::of(**day, of.span.first))
            };
            let dates = days.get(&class).into_iter().flatten().filter(meets);
            hours.extend(dates.map(|day| ((*day, seat.place.number()), (bell, seat.room))));
        }
        let teacher = teacher(&school, course);
        Some(Lane { group: course.group, teacher, hours })
    };
    Ok(school.courses.iter().filter_map(lane).collect())
}

fn teacher(school: &School, course: &Course) -> Option<PersonId> {
    course.teachers.first().and_then(|at| school.teachers.get(usize::from(*at))).map(|teacher| teacher.id)
}

/// Days with lessons of each class, from the day of the order on.
async fn days(tx: &Reading, order: &InForce) -> AppResult<BTreeMap<ClassId, Vec<NaiveDate>>> {
    let of = order.of();
    let own = || [of.school.0.into(), of.year.0.into()];
    let mut vacations: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for row in sql::rows(tx, VACATIONS, own()).await? {
        let span = Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? };
        vacations.entry(row.try_get("", "set_code")?).or_default().push(span);
    }
    let mut terms: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    let mut days = BTreeMap::new();
    for row in sql::rows(tx, CALENDARS, own()).await? {
        let (kind, set): (String, String) = (row.try_get("", "term_kind")?, row.try_get("", "vacation_set")?);
        if !terms.contains_key(&kind) {
            let found = group::terms(tx, (of.school, of.year.0), &kind).await?;
            terms.insert(kind.clone(), found.into_iter().map(|term| term.span).collect());
        }
        let resting = vacations.get(&set).map_or(&[][..], Vec::as_slice);
        let all = lesson_days(&terms[&kind], resting);
        let coming = all.into_iter().filter(|day| *day >= order.since()).collect();
        days.insert(ClassId(row.try_get("", "id")?), coming);
    }
    Ok(days)
}

/// One group in one turn.
async fn lay(house: &House, order: &InForce, lane: &Lane) -> AppResult<()> {
    let tx = house.db.long_turn().await?;
    let values = [order.of().school.0.into(), lane.group.0.into(), order.since().into()];
    let laid: Vec<Laid> =
        sql::rows(&tx, LESSONS, values).await?.iter().map(laid).collect::<AppResult<_>>()?;
    let wanted: Vec<Hour> = lane.hours.keys().copied().collect();
    let plan = relay(&laid, &wanted);
    let stood: BTreeMap<LessonId, Hour> = laid.iter().map(|lesson| (lesson.id, lesson.hour)).collect();
    let elsewhere =
        plan.moved.iter().map(|(id, _)| *id).chain(plan.dropped.clone()).chain(plan.cancelled.clone());
    forget(&tx, order, elsewhere.collect()).await?;
    for (id, hour) in plan.stay.iter().chain(&plan.moved) {
        stand(&tx, (*id, *hour), lane).await?;
    }
    let dropped = lesson::Entity::delete_many().filter(lesson::Column::Id.is_in(plan.dropped.clone()));
    dropped.exec(&tx).await?;
    for id in &plan.cancelled {
        let state = Set(LessonState::Cancelled.code().to_owned());
        lesson::ActiveModel { id: Set(*id), state, ..Default::default() }.update(&tx).await?;
    }
    bring(&tx, order, (lane, &plan.new)).await?;
    let moved = plan.moved.iter().filter(|(id, hour)| stood.get(id) != Some(hour)).count();
    if moved + plan.new.len() + plan.dropped.len() + plan.cancelled.len() > 0 {
        let told = format!("moved:{moved} new:{} dropped:{}", plan.new.len(), plan.dropped.len());
        let log = Log { school: order.of().school, by: Some(order.permit().by()), at: house.clock.now() };
        log.enter(&tx, "lesson.lay", format!("group:{}", lane.group), Some(told)).await?;
    }
    tx.commit().await
}

/// Who stands in was asked for another hour: nobody does any more.
async fn forget(tx: &Writing, order: &InForce, elsewhere: Vec<LessonId>) -> AppResult<()> {
    let own =
        substitution::Entity::delete_many().filter(substitution::Column::SchoolId.eq(order.of().school));
    own.filter(substitution::Column::LessonId.is_in(elsewhere.clone())).exec(tx).await?;
    let again = lesson::ActiveModel { substitute_id: Set(None), ..Default::default() };
    let gone = lesson::Entity::update_many().set(again).filter(lesson::Column::Id.is_in(elsewhere));
    gone.filter(lesson::Column::SubstituteId.is_not_null()).exec(tx).await?;
    Ok(())
}

async fn stand(tx: &Writing, (id, hour): (LessonId, Hour), lane: &Lane) -> AppResult<()> {
    let Some((bell, room)) = lane.hours.get(&hour) else { return Ok(()) };
    let row = lesson::ActiveModel {
        id: Set(id),
        date: Set(hour.0),
        number: Set(i32::from(hour.1)),
        starts: Set(time(bell.starts)),
        ends: Set(time(bell.ends)),
        room_id: Set(*room),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}

/// Lessons that were not there; a group without a teacher gets none, as at the opening of a year.
async fn bring(tx: &Writing, order: &InForce, (lane, new): (&Lane, &[Hour])) -> AppResult<()> {
    let Some(teacher) = lane.teacher.filter(|_| !new.is_empty()) else { return Ok(()) };
    let rows = new.iter().filter_map(|hour| {
        let (bell, room) = lane.hours.get(hour)?;
        Some(lesson::ActiveModel {
            school_id: Set(order.of().school),
            group_id: Set(lane.group),
            date: Set(hour.0),
            number: Set(i32::from(hour.1)),
            starts: Set(time(bell.starts)),
            ends: Set(time(bell.ends)),
            room_id: Set(*room),
            teacher_id: Set(teacher),
            substitute_id: Set(None),
            topic: Set(None),
            state: Set(LessonState::Planned.code().to_owned()),
            held_at: Set(None),
            version: Set(0),
            ..Default::default()
        })
    });
    lesson::Entity::insert_many(rows.collect::<Vec<_>>()).exec_without_returning(tx).await?;
    Ok(())
}

fn laid(row: &QueryResult) -> AppResult<Laid> {
    let (state, tied): (String, i32) = (row.try_get("", "state")?, row.try_get("", "tied")?);
    let number: i32 = row.try_get("", "number")?;
    // What was put instead of another lesson stands where it was put.
    let made = row.try_get::<i32>("", "made")? == 1;
    let ties = match (state == LessonState::Planned.code() && !made, tied) {
        (false, _) => Ties::Fixed,
        (true, 0) => Ties::Bare,
        (true, _) => Ties::Tied,
    };
    let hour = (row.try_get("", "date")?, u8::try_from(number).unwrap_or(u8::MAX));
    Ok(Laid { id: LessonId(row.try_get("", "id")?), hour, ties })
}

fn time(minutes: u16) -> NaiveTime {
    NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minutes) * 60, 0).unwrap_or(NaiveTime::MIN)
}
