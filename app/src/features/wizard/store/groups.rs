//! Groups of all classes, made in one action with their pupils and the teachers proposed.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::access::Permit;
use domain::curriculum::{Candidate, Course, propose};
use domain::ids::{ClassId, GroupId, PersonId};
use entity::{group, group_teacher, staff};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set,
};

use super::courses::{Taught, taught};
use super::frame::Frame;
use super::teachers::follow;
use super::{classes, leaders, vacancies};
use crate::features::wizard::policy::SetUpYear;
use crate::features::wizard::sheet::{GroupRow, Groups, Teacher, Vacant};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::house::House;
use crate::kit::intake;
use crate::kit::rolls::ROLL;
use crate::kit::{AppResult, Request, sql};

/// Groups of one turn: each brings a class of pupils.
const PIECE: usize = 6;

/// Pupils of the class who are not in the group yet.
const JOIN: &str = "INSERT INTO group_members (school_id, group_id, pupil_id, since) \
     SELECT m.school_id, g.id, m.pupil_id, m.since FROM groups g \
     JOIN # m ON m.school_id = g.school_id AND m.class_id = g.class_id \
     WHERE g.school_id = $1 AND g.id = $2 AND NOT EXISTS (SELECT 1 FROM group_members o \
       WHERE o.school_id = g.school_id AND o.group_id = g.id AND o.pupil_id = m.pupil_id AND o.until IS NULL)";

pub async fn sheet(cx: &Request<Reading>, frame: &Frame, of: &str) -> AppResult<Groups> {
    let all = taught(&cx.tx, frame).await?;
    let classes = named_classes(&cx.tx, frame).await?;
    let here = chosen(&classes, of);
    let own = all.iter().filter(|one| Some(one.class) == here);
    let rows = own.filter_map(|one| {
        Some(GroupRow {
            group: one.group?,
            subject: one.subject,
            name: one.title(),
            half: !one.part.is_empty(),
            code: one.code.clone(),
            lessons: one.lessons,
            teacher: one.teacher,
        })
    });
    let candidates = candidates(&cx.tx, (frame, cx.today), &all).await?;
    let names = classes::names(cx, candidates.iter().map(|one| one.person).collect()).await?;
    let mut teachers: Vec<Teacher> = candidates
        .into_iter()
        .map(|one| Teacher {
            person: one.person,
            name: names.get(&one.person).cloned().unwrap_or_default(),
            subjects: one.subjects,
            load: one.load,
        })
        .collect();
    teachers.sort_by(|a, b| a.name.cmp(&b.name));
    let vacant = vacancies::vacant(&cx.tx, (frame, &all), cx.today).await?;
    let vacant: Vec<Vacant> = vacant.into_iter().filter(|one| Some(one.class) == here).collect();
    let unled = vacant.iter().any(|one| one.group.is_none());
    let staff = if unled { leaders::employees(&cx.tx, (frame, cx.today)).await? } else { vec![] };
    let count = |is: fn(&Taught) -> bool| all.iter().filter(|one| is(one)).count() as u64;
    Ok(Groups {
        lacking: count(|one| one.group.is_none()),
        untaught: count(|one| one.group.is_some() && one.teacher.is_none()),
        rows: rows.collect(),
        vacant,
        staff: staff.into_iter().map(|(_, employee)| employee).collect(),
        day: frame.day(cx.today),
        classes,
        here,
        teachers,
    })
}

/// Classes of the year with their names, in order.
pub async fn named_classes<C: ConnectionTrait>(tx: &C, frame: &Frame) -> AppResult<Vec<(ClassId, String)>> {
    let classes = classes::of_year(tx, frame).await?;
    Ok(classes.into_iter().map(|class| (class.id, format!("{}{}", class.grade, class.letter))).collect())
}

/// The class asked for, else the first.
pub fn chosen(classes: &[(ClassId, String)], of: &str) -> Option<ClassId> {
    let asked = of.parse().ok().filter(|asked| classes.iter().any(|(class, _)| class == asked));
    asked.or_else(|| classes.first().map(|(class, _)| *class))
}

/// Staff who teach something, with the lessons they have already.
async fn candidates<C: ConnectionTrait>(
    tx: &C,
    (frame, today): (&Frame, NaiveDate),
    all: &[Taught],
) -> AppResult<Vec<Candidate>> {
    let own = staff::Entity::find().filter(staff::Column::SchoolId.eq(frame.school));
    let employed = Condition::any().add(staff::Column::Until.is_null()).add(staff::Column::Until.gte(today));
    let own = own.filter(employed);
    let cards = own.order_by_asc(staff::Column::PersonId).all(tx).await?;
    let teaching: BTreeSet<PersonId> = all.iter().filter_map(|one| one.teacher).collect();
    let load =
        |person: PersonId| all.iter().filter(|one| one.teacher == Some(person)).map(|one| one.lessons).sum();
    let teachers =
        cards.into_iter().filter(|card| !card.subjects.is_empty() || teaching.contains(&card.person_id));
    let candidate = |card: staff::Model| Candidate {
        load: load(card.person_id),
        person: card.person_id,
        subjects: card.subjects,
    };
    Ok(teachers.map(candidate).collect())
}

/// Makes what is lacking in pieces; a run that was cut off is simply begun again.
pub async fn make_groups(house: &House, frame: &Frame, permit: Permit<SetUpYear>) -> AppResult<()> {
    frame.year()?;
    let log = Log { school: frame.school, by: Some(permit.by()), at: house.clock.now() };
    // In a year that runs nobody is named for days that are over.
    let since = if frame.is_open() { frame.day(house.clock.today()) } else { frame.first_day };
    let plan = proposed(house, frame).await?;
    for piece in plan.chunks(PIECE) {
        let tx = house.db.long_turn().await?;
        lock(&tx).await?;
        for course in piece {
            make(&tx, frame, (course, since), &log).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// Everything to be taught, each with its teacher or the one proposed.
async fn proposed(house: &House, frame: &Frame) -> AppResult<Vec<Taught>> {
    let tx = house.db.read().await?;
    let mut all = taught(&tx, frame).await?;
    let mut candidates = candidates(&tx, (frame, house.clock.today()), &all).await?;
    for at in 0..all.len() {
        if all[at].teacher.is_some() {
            continue;
        }
        let known: Vec<PersonId> =
            all.iter().filter(|one| one.class == all[at].class).filter_map(|one| one.teacher).collect();
        let one = &all[at];
        let course = Course {
            code: &one.code,
            grade: one.grade,
            lessons: one.lessons,
            leader: one.leader,
            known: &known,
        };
        let Some(teacher) = propose(&course, &candidates) else { continue };
        let lessons = one.lessons;
        candidates.iter_mut().filter(|one| one.person == teacher).for_each(|one| one.load += lessons);
        all[at].teacher = Some(teacher);
    }
    Ok(all)
}

/// Pieces of two runs go one after another.
pub async fn lock(tx: &Writing) -> AppResult<()> {
    sql::wait(tx, "SELECT pg_advisory_xact_lock(22112026)", []).await
}

async fn make(
    tx: &Writing,
    frame: &Frame,
    (course, since): (&Taught, NaiveDate),
    log: &Log,
) -> AppResult<()> {
    let year = frame.year()?;
    let group = if let Some(there) = there(tx, frame, course).await? {
        there
    } else {
        let row = group::ActiveModel {
            school_id: Set(frame.school),
            year_id: Set(year),
            subject_id: Set(course.subject),
            class_id: Set(Some(course.class)),
            grade: Set(course.grade),
            name: Set(course.class_name.clone()),
            without_marks: Set(course.grade == 1),
            ..Default::default()
        };
        let id = row.insert(tx).await?.id;
        log.enter(tx, "group.add", format!("group:{id}"), Some(format!("class:{}", course.class))).await?;
        id
    };
    if course.part.is_empty() {
        let join = JOIN.replace('#', ROLL);
        sql::run(tx, &join, [frame.school.0.into(), group.0.into()]).await?;
    }
    match course.teacher {
        Some(teacher) if teachers(tx, frame, group).await?.is_empty() => {
            if frame.is_open() {
                follow(tx, (frame.school, group), (teacher, since)).await?;
            }
            intake::give_group(tx, (group, teacher), since, log).await
        }
        _ => Ok(()),
    }
}

/// The group itself, or one that another run has made meanwhile.
async fn there(tx: &Writing, frame: &Frame, course: &Taught) -> AppResult<Option<GroupId>> {
    let own = group::Entity::find().filter(group::Column::SchoolId.eq(frame.school));
    let own = match course.group {
        Some(group) => own.filter(group::Column::Id.eq(group)),
        None => own
            .filter(group::Column::ClassId.eq(course.class))
            .filter(group::Column::SubjectId.eq(course.subject)),
    };
    Ok(own.one(tx).await?.map(|there| there.id))
}

async fn teachers(tx: &Writing, frame: &Frame, group: GroupId) -> AppResult<Vec<group_teacher::Model>> {
    let own = group_teacher::Entity::find().filter(group_teacher::Column::SchoolId.eq(frame.school));
    let own = own.filter(group_teacher::Column::GroupId.eq(group));
    Ok(own.filter(group_teacher::Column::Until.is_null()).all(tx).await?)
}
