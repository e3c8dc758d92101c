//! A group with its plan, its calendar and its dates, read whole: what the law of the course is asked of.

use chrono::NaiveDate;
use domain::access::Sight;
use domain::calendar::Span;
use domain::ids::{GroupId, LessonPlanId, LessonPlanRowId, SchoolId};
use domain::journal::LessonState;
use domain::lesson_plan::{Course, Hour, LayDates, PlanState, Slot, Want, Way, hours_of};
use sea_orm::{ConnectionTrait, QueryResult};

use super::lists::state;
use super::sheet::rows;
use crate::features::lesson_plans::dates::Pause;
use crate::features::lesson_plans::sheet::Row;
use crate::kit::db::{Reading, Writing};
use crate::kit::group::Group;
use crate::kit::{AppError, AppResult, Request, sql};

const PLAN: &str = "SELECT b.plan_id, b.way, p.variant, p.state FROM lesson_plan_groups b \
     JOIN lesson_plans p ON p.school_id = b.school_id AND p.id = b.plan_id WHERE b.school_id = $1 AND b.group_id = $2";

const VACATIONS: &str = concat!(
    "SELECT v.first_day, v.last_day FROM groups g \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id \
     JOIN vacations v ON v.school_id = g.school_id AND v.year_id = g.year_id AND v.set_code = ",
    sql::vacation_set!("g"),
    " WHERE g.school_id = $1 AND g.id = $2",
);

const PAUSES: &str = "SELECT first_day, last_day, reason FROM lesson_plan_pauses \
     WHERE school_id = $1 AND group_id = $2 ORDER BY first_day";

const LESSONS: &str = "SELECT date, number, state FROM lessons WHERE school_id = $1 AND group_id = $2";

const SLOTS: &str = "SELECT weekday, number, since, until FROM slots WHERE school_id = $1 AND group_id = $2";

const DAYS: &str = "SELECT date, number, row_id FROM lesson_plan_days WHERE school_id = $1 AND group_id = $2 \
     ORDER BY date, number, row_id";

/// What a group is taught by.
pub(super) struct Taught {
    pub plan: LessonPlanId,
    pub variant: String,
    pub state: PlanState,
    pub way: Way,
    pub rows: Vec<Row>,
}

/// A group on its ground.
pub struct Ground {
    pub(super) id: GroupId,
    pub(super) group: Group,
    pub(super) taught: Option<Taught>,
    /// Free of pauses: they are asked for beside.
    pub(super) calendar: Calendar,
    pub(super) pauses: Vec<Pause>,
    /// Which row stands when, by the number of the row.
    pub(super) stood: Vec<(Hour, LessonPlanRowId)>,
}

/// What lessons of the group are reckoned from.
pub(super) struct Calendar {
    laid: Vec<(Hour, bool)>,
    slots: Vec<Slot>,
    terms: Vec<Span>,
    vacations: Vec<Span>,
}

impl Calendar {
    pub fn hours(&self, pauses: &[Span]) -> Vec<Hour> {
        hours_of(&self.laid, &self.slots, (&self.terms, &self.vacations), pauses)
    }
}

impl Ground {
    /// Within `sight`.
    pub async fn read(cx: &Request<Reading>, sight: &Sight, id: GroupId) -> AppResult<Self> {
        Self::open(cx, sight, id).await
    }

    /// The same for a change. The group stays locked for this turn.
    pub async fn held(cx: &Request<Writing>, id: GroupId) -> AppResult<Self> {
        if cx.tx.backend() == sea_orm::DbBackend::Postgres {
            sql::row(&cx.tx, "SELECT id FROM groups WHERE id = $1 FOR UPDATE", [id.0.into()]).await?;
        }
        Self::open(cx, &cx.actor.sight_of_plans(), id).await
    }

    async fn open<T: ConnectionTrait>(cx: &Request<T>, sight: &Sight, id: GroupId) -> AppResult<Self> {
        let group = Group::find(&cx.tx, id).await?;
        if !sight.sees_group(group.school_id, id, None) {
            return Err(AppError::NotFound);
        }
        let key = (group.school_id, id);
        let terms = group.terms(&cx.tx).await?.into_iter().map(|term| term.span).collect();
        let calendar = Calendar {
            laid: all(cx, LESSONS, key, lesson).await?,
            slots: all(cx, SLOTS, key, slot).await?,
            terms,
            vacations: all(cx, VACATIONS, key, span).await?,
        };
        let pauses =
            all(cx, PAUSES, key, |row| Ok(Pause { span: span(row)?, reason: row.try_get("", "reason")? }));
        let (pauses, taught) = (pauses.await?, taught(cx, key).await?);
        Ok(Self { id, taught, calendar, pauses, stood: all(cx, DAYS, key, stands).await?, group })
    }

    pub const fn school(&self) -> SchoolId {
        self.group.school_id
    }

    /// Whom to ask before its dates are moved.
    pub const fn lay_dates(&self) -> LayDates {
        LayDates { school: self.group.school_id, group: self.id }
    }

    /// Does one of its pauses begin on this day?
    pub fn pauses_from(&self, first: NaiveDate) -> bool {
        self.pauses.iter().any(|pause| pause.span.first == first)
    }

    /// The course of the group on `today`, with one pause more if it is asked for.
    pub(super) fn course(&self, taught: &Taught, (today, more): (NaiveDate, Option<Span>)) -> Course {
        let pauses: Vec<Span> = self.pauses.iter().map(|pause| pause.span).chain(more).collect();
        let row = |id: LessonPlanRowId| taught.rows.iter().position(|row| row.id == Some(id));
        let mut stood: Vec<(Hour, usize)> =
            self.stood.iter().filter_map(|(hour, id)| Some((*hour, row(*id)?))).collect();
        stood.sort_unstable();
        Course { wants: wants(&taught.rows), hours: self.calendar.hours(&pauses), stood, today }
    }
}

/// Rows as the law wants them: sections are told apart by where they begin.
pub(super) fn wants(rows: &[Row]) -> Vec<Want> {
    let mut section = 0;
    let want = |at: usize| {
        let topic = &rows[at].topic;
        if at > 0 && rows[at - 1].topic.section != topic.section {
            section += 1;
        }
        Want { row: at, hours: topic.hours, control: topic.is_control(), section }
    };
    (0..rows.len()).map(want).collect()
}

async fn taught<T: ConnectionTrait>(
    cx: &Request<T>,
    (school, group): (SchoolId, GroupId),
) -> AppResult<Option<Taught>> {
    let found = sql::row(&cx.tx, PLAN, [school.0.into(), group.0.into()]).await?;
    let Some(row) = found else { return Ok(None) };
    let plan = LessonPlanId(row.try_get("", "plan_id")?);
    let way: String = row.try_get("", "way")?;
    Ok(Some(Taught {
        plan,
        variant: row.try_get("", "variant")?,
        state: state(&row)?,
        way: Way::parse(&way).unwrap_or_default(),
        rows: rows(cx, school, plan).await?,
    }))
}

/// All rows that `asked` finds for a group.
async fn all<T: ConnectionTrait, V>(
    cx: &Request<T>,
    asked: &str,
    (school, group): (SchoolId, GroupId),
    read: impl Fn(&QueryResult) -> AppResult<V>,
) -> AppResult<Vec<V>> {
    let rows = sql::rows(&cx.tx, asked, [school.0.into(), group.0.into()]).await?;
    rows.iter().map(read).collect()
}

fn hour(row: &QueryResult) -> AppResult<Hour> {
    let number: i32 = row.try_get("", "number")?;
    Ok(Hour { date: row.try_get("", "date")?, number: u8::try_from(number).unwrap_or_default() })
}

pub(super) fn lesson(row: &QueryResult) -> AppResult<(Hour, bool)> {
    let state = LessonState::parse(&row.try_get::<String>("", "state")?);
    Ok((hour(row)?, matches!(state, Some(LessonState::Cancelled | LessonState::Moved))))
}

pub(super) fn stands(row: &QueryResult) -> AppResult<(Hour, LessonPlanRowId)> {
    Ok((hour(row)?, LessonPlanRowId(row.try_get("", "row_id")?)))
}

pub(super) fn span(row: &QueryResult) -> AppResult<Span> {
    Ok(Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? })
}

pub(super) fn slot(row: &QueryResult) -> AppResult<Slot> {
    let (weekday, number): (i32, i32) = (row.try_get("", "weekday")?, row.try_get("", "number")?);
    Ok(Slot {
        weekday: u8::try_from(weekday).unwrap_or_default(),
        number: u8::try_from(number).unwrap_or_default(),
        since: row.try_get("", "since")?,
        until: row.try_get("", "until")?,
    })
}
