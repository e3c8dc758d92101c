//! The opening of a year: its state, and its lessons laid out from the timetable over the calendar.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use domain::access::Permit;
use domain::calendar::{Span, YearState, bell_of_shift, lesson_days, weekday_number};
use domain::ids::{ClassId, GroupId, PersonId, YearId};
use domain::journal::LessonState;
use domain::timetable::Weeks;
use entity::{bell as bell_row, class, lesson, school_year, term, vacation};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::classes::of_year;
use super::frame::Frame;
use super::groups::{lock, make_groups};
use super::promote::promote;
use super::week::{Slot, slots};
use crate::features::wizard::policy::SetUpYear;
use crate::kit::db::Reading;
use crate::kit::event::Log;
use crate::kit::house::House;
use crate::kit::{AppError, AppResult, sql};

/// Rows of one turn.
const PIECE: usize = 200;

/// Opens the year and lays out what is not laid yet; run again, it adds what has come since.
pub async fn open_school_year(house: &House, frame: &Frame, permit: Permit<SetUpYear>) -> AppResult<()> {
    let year = frame.year()?;
    has_terms(house, (frame, year)).await?;
    let log = Log { school: frame.school, by: Some(permit.by()), at: house.clock.now() };
    set_open(house, (year, frame.first_day), &log).await?;
    make_groups(house, frame, permit).await?;
    lay_out(house, (frame, year), &log).await
}

/// A year without terms has no days for lessons, and its terms could not be written once it is open.
async fn has_terms(house: &House, (frame, year): (&Frame, YearId)) -> AppResult<()> {
    let terms = term::Entity::find().filter(term::Column::SchoolId.eq(frame.school));
    let first = terms.filter(term::Column::YearId.eq(year)).one(&house.db.read().await?).await?;
    let why = "У года ещё нет четвертей: сохраните шаг «Год и четверти», потом открывайте.";
    first.map(drop).ok_or_else(|| AppError::Refused(why.into()))
}

/// Its turn is over before the next one is asked for.
async fn set_open(house: &House, (year, first_day): (YearId, NaiveDate), log: &Log) -> AppResult<()> {
    let tx = house.db.turn().await?;
    let found = school_year::Entity::find_by_id(year).one(&tx).await?.ok_or(AppError::NotFound)?;
    if found.state == YearState::Draft.code() {
        promote(&tx, (year, first_day), house.clock.today(), log).await?;
        let opened = school_year::ActiveModel {
            id: Set(year),
            state: Set(YearState::Open.code().to_owned()),
            ..Default::default()
        };
        opened.update(&tx).await?;
        log.enter(&tx, "year.open", format!("year:{year}"), None).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// A group with its teacher and the days and numbers of its lessons, in the order of time.
struct Course {
    group: GroupId,
    teacher: PersonId,
    lessons: Vec<Hour>,
}

/// A day, the number in it, from when to when.
type Hour = (NaiveDate, i32, (NaiveTime, NaiveTime));

async fn lay_out(house: &House, (frame, year): (&Frame, YearId), log: &Log) -> AppResult<()> {
    let courses = courses(&house.db.read().await?, (frame, year)).await?;
    for course in courses {
        for piece in course.lessons.chunks(PIECE) {
            lay(house, frame, (&course, piece), log).await?;
        }
    }
    Ok(())
}

/// One piece in one turn; lessons already there stay as they are.
async fn lay(house: &House, frame: &Frame, (course, piece): (&Course, &[Hour]), log: &Log) -> AppResult<()> {
    let tx = house.db.long_turn().await?;
    lock(&tx).await?;
    let own = lesson::Entity::find().filter(lesson::Column::SchoolId.eq(frame.school));
    let own = own.filter(lesson::Column::GroupId.eq(course.group)).all(&tx).await?;
    let there: BTreeSet<(NaiveDate, i32)> = own.iter().map(|lesson| (lesson.date, lesson.number)).collect();
    let new = piece.iter().filter(|(date, number, _)| !there.contains(&(*date, *number)));
    let rows: Vec<_> = new
        .map(|(date, number, (starts, ends))| lesson::ActiveModel {
            school_id: Set(frame.school),
            group_id: Set(course.group),
            date: Set(*date),
            number: Set(*number),
            starts: Set(*starts),
            ends: Set(*ends),
            room_id: Set(None),
            teacher_id: Set(course.teacher),
            substitute_id: Set(None),
            topic: Set(None),
            state: Set(LessonState::Planned.code().to_owned()),
            held_at: Set(None),
            version: Set(0),
            ..Default::default()
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let added = rows.len();
    lesson::Entity::insert_many(rows).exec_without_returning(&tx).await?;
    log.enter(&tx, "lesson.lay", format!("group:{}", course.group), Some(format!("lessons:{added}"))).await?;
    tx.commit().await
}

const KINDS: &str = concat!(
    "SELECT c.id, ",
    sql::term_kind!("c"),
    " AS kind FROM classes c WHERE c.school_id = $1 AND c.year_id = $2"
);

/// What the calendar of the school says, read once.
struct Calendar {
    terms: Vec<term::Model>,
    vacations: Vec<vacation::Model>,
    /// Kinds of terms by class.
    kinds: BTreeMap<ClassId, String>,
    bells: Vec<bell_row::Model>,
}

async fn courses(tx: &Reading, (frame, year): (&Frame, YearId)) -> AppResult<Vec<Course>> {
    let calendar = Calendar::load(tx, (frame, year)).await?;
    let (classes, slots) = (of_year(tx, frame).await?, slots(tx, frame).await?);
    let mut courses: Vec<Course> = vec![];
    for class in &classes {
        let days = calendar.days(class);
        let own = slots.iter().filter(|slot| slot.class == class.id);
        let groups: BTreeSet<GroupId> = own.clone().map(|slot| slot.group).collect();
        for group in groups {
            let places: Vec<&Slot> = own.clone().filter(|slot| slot.group == group).collect();
            let Some(teacher) = places.iter().find_map(|slot| slot.teacher) else { continue };
            let lessons = days.iter().flat_map(|day| {
                let week = Weeks::of(*day, frame.first_day);
                let today = places.iter().filter(|slot| slot.place.weekday() == weekday_number(*day));
                let today = today.filter(|slot| slot.weeks.meet(week));
                let lesson = |slot: &&Slot| {
                    let number = i32::from(slot.place.number());
                    Some((*day, number, calendar.bell(class.shift, slot)?))
                };
                today.filter_map(lesson).collect::<Vec<_>>()
            });
            courses.push(Course { group, teacher, lessons: lessons.collect() });
        }
    }
    Ok(courses)
}

impl Calendar {
    async fn load(tx: &Reading, (frame, year): (&Frame, YearId)) -> AppResult<Self> {
        let school = frame.school;
        let terms = term::Entity::find().filter(term::Column::SchoolId.eq(school));
        let vacations = vacation::Entity::find().filter(vacation::Column::SchoolId.eq(school));
        let mut kinds = BTreeMap::new();
        for row in sql::rows(tx, KINDS, [school.0.into(), year.0.into()]).await? {
            kinds.insert(ClassId(row.try_get("", "id")?), row.try_get("", "kind")?);
        }
        let bells = bell_row::Entity::find().filter(bell_row::Column::SchoolId.eq(school));
        Ok(Self {
            terms: terms.filter(term::Column::YearId.eq(year)).all(tx).await?,
            vacations: vacations.filter(vacation::Column::YearId.eq(year)).all(tx).await?,
            kinds,
            bells: bells.filter(bell_row::Column::YearId.eq(year)).all(tx).await?,
        })
    }

    /// Days on which a class has lessons.
    fn days(&self, class: &class::Model) -> Vec<NaiveDate> {
        let terms = self.terms.iter().filter(|term| Some(&term.kind) == self.kinds.get(&class.id));
        let terms: Vec<Span> =
            terms.map(|term| Span { first: term.first_day, last: term.last_day }).collect();
        let resting = self.vacations.iter().filter(|vacation| vacation.set_code == class.vacation_set);
        let resting: Vec<Span> =
            resting.map(|vacation| Span { first: vacation.first_day, last: vacation.last_day }).collect();
        lesson_days(&terms, &resting)
    }

    /// The school's own bell of the day, else that of any day, else the shipped one.
    fn bell(&self, shift: i32, slot: &Slot) -> Option<(NaiveTime, NaiveTime)> {
        let (weekday, number) = (i32::from(slot.place.weekday()), i32::from(slot.place.number()));
        let own = self.bells.iter().filter(|bell| bell.shift == shift && bell.number == number);
        let own = own.filter(|bell| bell.weekday == weekday || bell.weekday == 0);
        own.max_by_key(|bell| bell.weekday)
            .map(|bell| (bell.starts, bell.ends))
            .or_else(|| bell_of_shift(shift, number))
    }
}
