//! Lessons that are given instead of others: read with what stands in them, written, and taken out again.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use domain::calendar::Span;
use domain::ids::{GroupId, LessonId, PersonId};
use domain::journal::LessonState;
use domain::substitution::{DayLesson, Made, Outcome, Placement, Written};
use sea_orm::{ActiveModelTrait, ConnectionTrait, QueryResult, Set};

use super::settled::Settled;
use crate::kit::db::Writing;
use crate::kit::{AppResult, Request, sql};

/// Given instead of lessons of the school `$1` between the days `$2` and `$3`.
const MADE: &str = "SELECT x.lesson_id, x.made_group_id, x.made_id, m.date, m.number, m.teacher_id, s.name AS subject, \
     CASE WHEN m.state <> 'planned' OR COALESCE(m.topic, '') <> '' \
       OR EXISTS (SELECT 1 FROM cells c WHERE c.school_id = m.school_id AND c.group_id = m.group_id AND c.lesson_id = m.id) \
       OR EXISTS (SELECT 1 FROM assignments a WHERE a.school_id = m.school_id \
         AND (a.issued_lesson_id = m.id OR (a.lesson_id = m.id AND x.outcome = 'instead'))) \
       OR EXISTS (SELECT 1 FROM homeworks h WHERE h.school_id = m.school_id AND h.group_id = m.group_id AND h.lesson_id = m.id) \
       OR EXISTS (SELECT 1 FROM substitutions y WHERE y.school_id = m.school_id AND y.group_id = m.group_id AND y.lesson_id = m.id) \
       THEN 1 ELSE 0 END AS written \
     FROM lessons l JOIN substitutions x ON x.school_id = l.school_id AND x.group_id = l.group_id AND x.lesson_id = l.id \
     JOIN lessons m ON m.school_id = x.school_id AND m.group_id = x.made_group_id AND m.id = x.made_id \
     JOIN groups g ON g.school_id = m.school_id AND g.id = m.group_id JOIN subjects s ON s.id = g.subject_id \
     WHERE l.school_id = $1 AND l.date BETWEEN $2 AND $3";

/// What is due at a lesson goes with it.
const DUE: &str =
    "UPDATE assignments SET lesson_id = $4 WHERE school_id = $1 AND group_id = $2 AND lesson_id = $3";

const NOTICES: &str = "DELETE FROM notices WHERE school_id = $1 AND lesson_id = $2";

const LESSON: &str = "DELETE FROM lessons WHERE school_id = $1 AND group_id = $2 AND id = $3";

/// A lesson that is given instead of another.
pub(super) struct Given {
    pub made: Made,
    pub on: NaiveDate,
    pub number: u8,
    pub teacher: PersonId,
    pub subject: String,
}

/// By the lesson that gave way.
pub(super) type Instead = HashMap<LessonId, Given>;

pub(super) async fn instead<T: ConnectionTrait>(cx: &Request<T>, span: Span) -> AppResult<Instead> {
    let values = [cx.school()?.0.into(), span.first.into(), span.last.into()];
    let one = |row: &QueryResult| Ok((LessonId(row.try_get("", "lesson_id")?), given(row)?));
    sql::rows(&cx.tx, MADE, values).await?.iter().map(one).collect()
}

fn given(row: &QueryResult) -> AppResult<Given> {
    let (written, number): (i32, i32) = (row.try_get("", "written")?, row.try_get("", "number")?);
    let made = Made {
        lesson: LessonId(row.try_get("", "made_id")?),
        group: GroupId(row.try_get("", "made_group_id")?),
        written: if written == 1 { Written::Something } else { Written::Nothing },
    };
    Ok(Given {
        made,
        on: row.try_get("", "date")?,
        number: u8::try_from(number).unwrap_or_default(),
        teacher: PersonId(row.try_get("", "teacher_id")?),
        subject: row.try_get("", "subject")?,
    })
}

/// Writes down the lesson that a placement makes, and answers the decision about `lesson`, which gives way to it.
pub async fn make(cx: &Request<Writing>, lesson: &DayLesson, placement: &Placement) -> AppResult<Settled> {
    let slot = placement.slot();
    let row = entity::lesson::ActiveModel {
        school_id: Set(cx.school()?),
        group_id: Set(placement.group()),
        date: Set(placement.on()),
        number: Set(i32::from(slot.number)),
        starts: Set(time(slot.bell.starts)),
        ends: Set(time(slot.bell.ends)),
        room_id: Set(placement.room()),
        teacher_id: Set(placement.teacher()),
        substitute_id: Set(None),
        topic: Set(None),
        state: Set(LessonState::Planned.code().to_owned()),
        held_at: Set(None),
        version: Set(0),
        ..Default::default()
    };
    let made = row.insert(&cx.tx).await?.id;
    Ok(Settled { decision: placement.made(made), group: lesson.group, before: lesson.decided })
}

/// Between what stood and what is decided: what is due moves along, and the lesson made goes.
pub(super) async fn follow(cx: &Request<Writing>, one: &Settled) -> AppResult<()> {
    let (school, group, lesson) = (cx.school()?.0, one.group.0, one.decision.lesson().0);
    if let Some(Outcome::Moved(made)) = one.decision.outcome() {
        sql::run(&cx.tx, DUE, [school.into(), group.into(), lesson.into(), made.lesson.0.into()]).await?;
    }
    if let Some(Outcome::Moved(made)) = one.before {
        sql::run(&cx.tx, DUE, [school.into(), group.into(), made.lesson.0.into(), lesson.into()]).await?;
    }
    if let Some(made) = one.before.and_then(Outcome::made) {
        sql::run(&cx.tx, NOTICES, [school.into(), made.lesson.0.into()]).await?;
        sql::run(&cx.tx, LESSON, [school.into(), made.group.0.into(), made.lesson.0.into()]).await?;
    }
    Ok(())
}

fn time(minutes: u16) -> NaiveTime {
    NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minutes) * 60, 0).unwrap_or(NaiveTime::MIN)
}
