//! Absences of teachers: those that stand, entered, changed, taken back.

use chrono::{Days, NaiveDate};
use domain::access::Permit;
use domain::calendar::Span;
use domain::ids::{GroupId, LessonId, PersonId, TeacherAbsenceId};
use domain::substitution::{
    AbsenceEntry, AbsenceKind, ArrangeSubstitutions, Decision, Numbers, Placed, TeacherAbsence, released,
};
use domain::trace::{Look, Matter, Way, Whose};
use entity::teacher_absence::{ActiveModel, Column, Entity, Model};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::day::{STAFF, decided, lock};
use super::made::instead;
use super::places::to_settle;
use super::settled::{Settled, keep};
use super::touched::touched;
use crate::features::substitutions::away::{Away, AwayList};
use crate::kit::db::{Reading, Writing};
use crate::kit::event::Log;
use crate::kit::{AppError, AppResult, Request, sql, trace};

/// Absences that ended longer ago are not listed.
const BACK: Days = Days::new(30);
/// Absences that begin later are not listed yet.
const FAR: Days = Days::new(730);
/// The lessons of an absence are listed so far ahead.
const AHEAD: Days = Days::new(60);

/// A lesson that was moved stays where it is.
const PLACED: &str = "SELECT l.id, l.group_id, l.date, l.number, l.substitute_id, x.outcome FROM substitutions x \
     JOIN lessons l ON l.school_id = x.school_id AND l.group_id = x.group_id AND l.id = x.lesson_id \
     WHERE x.school_id = $1 AND l.teacher_id = $2 AND l.date >= $3 AND l.state <> 'held' AND x.outcome <> 'moved' ORDER BY l.id";

/// Absences that stand in days of `span`.
pub(super) async fn within<T: ConnectionTrait>(
    cx: &Request<T>,
    span: Span,
) -> AppResult<Vec<TeacherAbsence>> {
    Ok(rows(cx, span).await?.iter().map(absence).collect())
}

pub(super) async fn on<T: ConnectionTrait>(
    cx: &Request<T>,
    day: NaiveDate,
) -> AppResult<Vec<TeacherAbsence>> {
    within(cx, Span { first: day, last: day }).await
}

async fn rows<T: ConnectionTrait>(cx: &Request<T>, span: Span) -> AppResult<Vec<Model>> {
    let own = Entity::find().filter(Column::SchoolId.eq(cx.school()?)).filter(Column::CancelledAt.is_null());
    let days = own.filter(Column::FirstDay.lte(span.last)).filter(Column::LastDay.gte(span.first));
    Ok(days.order_by_desc(Column::FirstDay).order_by_desc(Column::Id).all(&cx.tx).await?)
}

fn absence(row: &Model) -> TeacherAbsence {
    let number = |number: Option<i32>| number.and_then(|number| u8::try_from(number).ok());
    TeacherAbsence {
        teacher: row.teacher_id,
        span: Span { first: row.first_day, last: row.last_day },
        numbers: Numbers::between(number(row.first_lesson), number(row.last_lesson)),
        kind: AbsenceKind::parse(&row.kind).unwrap_or(AbsenceKind::Other),
    }
}

/// Who is away, lately and ahead, with the lessons they miss.
pub async fn away_list(
    cx: &Request<Reading>,
    (arranges, edited): (bool, Option<TeacherAbsenceId>),
) -> AppResult<AwayList> {
    let span = Span { first: cx.today - BACK, last: cx.today + FAR };
    let rows = rows(cx, span).await?;
    let missed = touched(cx, Span { last: cx.today + AHEAD, ..span }).await?;
    let staff = sql::rows(&cx.tx, STAFF, [cx.school()?.0.into(), cx.today.into()]).await?;
    let named =
        staff.iter().map(|row| Ok((PersonId(row.try_get("", "id")?), sql::person_name(row)?.short())));
    let named = named.collect::<AppResult<Vec<_>>>()?;
    let names = super::day::names(cx, rows.iter().map(|row| row.teacher_id)).await?;
    let one = |row: &Model| {
        let TeacherAbsence { teacher, span, numbers, kind } = absence(row);
        let name = names.get(&teacher).cloned().unwrap_or_default();
        let own = missed.iter().filter(|lesson| {
            let lesson_is_touched = absence(row).covers(lesson.missed.date, lesson.missed.number);
            lesson.teacher == teacher && lesson_is_touched
        });
        let lessons = own.map(|lesson| lesson.missed.clone()).collect();
        Away { id: row.id, name, span, numbers, kind, lessons }
    };
    let absences: Vec<Away> = rows.iter().map(one).collect();
    trace::leave(cx, cx.school()?, Look::at(Way::List, Matter::People), [Whose::Staff])?;
    let edited = edited.filter(|id| arranges && absences.iter().any(|away| away.id == *id));
    Ok(AwayList { today: cx.today, arranges, staff: named, absences, edited })
}

/// Does this person teach at the school?
pub async fn employed(cx: &Request<Writing>, teacher: PersonId) -> AppResult<()> {
    let staff = sql::rows(&cx.tx, STAFF, [cx.school()?.0.into(), cx.today.into()]).await?;
    let here = staff.iter().any(|row| row.try_get::<i64>("", "id").is_ok_and(|id| id == teacher.0));
    if here { Ok(()) } else { Err(AppError::NotFound) }
}

/// Other absences of this teacher that stand. Whoever asks is about to enter one: no other hand comes between.
pub async fn standing(
    cx: &Request<Writing>,
    teacher: PersonId,
    but: Option<TeacherAbsenceId>,
) -> AppResult<Vec<TeacherAbsence>> {
    lock(cx).await?;
    let own = Entity::find().filter(Column::SchoolId.eq(cx.school()?)).filter(Column::TeacherId.eq(teacher));
    let rows = own.filter(Column::CancelledAt.is_null()).all(&cx.tx).await?;
    Ok(rows.iter().filter(|row| Some(row.id) != but).map(absence).collect())
}

pub async fn whose(cx: &Request<Writing>, id: TeacherAbsenceId) -> AppResult<PersonId> {
    let own = Entity::find_by_id(id).filter(Column::SchoolId.eq(cx.school()?));
    let row = own.filter(Column::CancelledAt.is_null()).one(&cx.tx).await?;
    Ok(row.ok_or(AppError::NotFound)?.teacher_id)
}

pub async fn enter(cx: &Request<Writing>, entry: &AbsenceEntry) -> AppResult<()> {
    let TeacherAbsence { teacher, span, .. } = *entry.absence();
    let row = ActiveModel {
        school_id: Set(cx.school()?),
        teacher_id: Set(teacher),
        by: Set(entry.by()),
        at: Set(cx.now),
        cancelled_at: Set(None),
        ..days(entry)
    };
    let id = row.insert(&cx.tx).await?.id;
    let log = Log { school: cx.school()?, by: Some(entry.by()), at: cx.now };
    let told = format!("person:{teacher} {} {}", span.first, span.last);
    log.enter(&cx.tx, "teacher_absence.enter", format!("teacher_absence:{id}"), Some(told)).await
}

pub async fn change(cx: &Request<Writing>, id: TeacherAbsenceId, entry: &AbsenceEntry) -> AppResult<()> {
    let Span { first, last } = entry.absence().span;
    ActiveModel { id: Set(id), ..days(entry) }.update(&cx.tx).await?;
    let log = Log { school: cx.school()?, by: Some(entry.by()), at: cx.now };
    let told = Some(format!("{first} {last}"));
    log.enter(&cx.tx, "teacher_absence.change", format!("teacher_absence:{id}"), told).await
}

/// The days and the kind; the kind stands in no log.
fn days(entry: &AbsenceEntry) -> ActiveModel {
    let TeacherAbsence { span, numbers, kind, .. } = *entry.absence();
    ActiveModel {
        kind: Set(kind.code().to_owned()),
        first_day: Set(span.first),
        last_day: Set(span.last),
        first_lesson: Set(numbers.map(|numbers| i32::from(numbers.first))),
        last_lesson: Set(numbers.map(|numbers| i32::from(numbers.last))),
        ..Default::default()
    }
}

pub async fn cancel(
    cx: &Request<Writing>,
    id: TeacherAbsenceId,
    permit: &Permit<ArrangeSubstitutions>,
) -> AppResult<()> {
    ActiveModel { id: Set(id), cancelled_at: Set(Some(cx.now)), ..Default::default() }.update(&cx.tx).await?;
    let log = Log { school: cx.school()?, by: Some(permit.by()), at: cx.now };
    log.enter(&cx.tx, "teacher_absence.cancel", format!("teacher_absence:{id}"), None).await
}

/// Gives the teacher the coming lessons again that no absence covers any more.
pub async fn release(
    cx: &mut Request<Writing>,
    teacher: PersonId,
    permit: &Permit<ArrangeSubstitutions>,
) -> AppResult<()> {
    let standing = standing(cx, teacher, None).await?;
    let values = [cx.school()?.0.into(), teacher.0.into(), cx.today.into()];
    let (mut placed, mut all) = (vec![], vec![]);
    let instead = instead(cx, Span { first: cx.today, last: cx.today + FAR }).await?;
    for row in sql::rows(&cx.tx, PLACED, values).await? {
        let (lesson, number) = (LessonId(row.try_get("", "id")?), row.try_get::<i32>("", "number")?);
        let number = u8::try_from(number).unwrap_or_default();
        placed.push(Placed { lesson, date: row.try_get("", "date")?, number });
        let (decision, group) = (Decision::released(lesson, permit), GroupId(row.try_get("", "group_id")?));
        all.push(Settled { decision, group, before: decided(&row, &instead)? });
    }
    let free = released(&placed, &standing, cx.today);
    all.retain(|settled| free.contains(&settled.decision.lesson()));
    for one in all {
        let (known, of) = to_settle(cx, one.decision.lesson()).await?;
        if known.day.may_come_back(&of).is_ok() {
            keep(cx, &[one]).await?;
        }
    }
    Ok(())
}
