//! How far all plans within sight have been given: each question is asked once, for all groups together.

use std::collections::HashMap;
use std::hash::Hash;

use chrono::NaiveDate;
use domain::access::Sight;
use domain::calendar::Span;
use domain::ids::{GroupId, LessonPlanId, LessonPlanRowId, SchoolId};
use domain::lesson_plan::{Course, Hour, Slot, Topic, Way, hours_of};
use sea_orm::QueryResult;

use super::ground::{lesson, slot, span, stands, wants};
use crate::features::lesson_plans::sheet::Row;
use crate::features::lesson_plans::survey::{Bare, Progress, Survey};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

const GROUPS: &str = concat!(
    "SELECT g.id, g.year_id, g.name, s.name AS subject, b.plan_id, b.way, ",
    sql::term_kind!("g"),
    " AS kind, ",
    sql::vacation_set!("g"),
    " AS rest FROM groups g JOIN subjects s ON s.id = g.subject_id \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id AND y.state <> 'closing' AND ",
    sql::year_in_hand!(),
    " LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id \
     LEFT JOIN lesson_plan_groups b ON b.school_id = g.school_id AND b.group_id = g.id WHERE ",
);
const ORDER: &str = " ORDER BY s.name, g.grade, g.name, g.id";

const ROWS: &str = "SELECT plan_id, id, section, hours, COALESCE(control, '') AS control FROM lesson_plan_rows \
     WHERE school_id = $1 ORDER BY plan_id, position, id";

const LESSONS: &str =
    "SELECT group_id, date, number, state FROM lessons WHERE school_id = $1 AND group_id IN ";
const SLOTS: &str =
    "SELECT group_id, weekday, number, since, until FROM slots WHERE school_id = $1 AND group_id IN ";
const PAUSES: &str =
    "SELECT group_id, first_day, last_day FROM lesson_plan_pauses WHERE school_id = $1 AND group_id IN ";
const DAYS: &str =
    "SELECT group_id, date, number, row_id FROM lesson_plan_days WHERE school_id = $1 AND group_id IN ";

const TERMS: &str = "SELECT year_id, kind AS code, first_day, last_day FROM terms WHERE school_id = $1";
const VACATIONS: &str =
    "SELECT year_id, set_code AS code, first_day, last_day FROM vacations WHERE school_id = $1";

/// Values by what they belong to.
type By<K, V> = HashMap<K, Vec<V>>;

/// What the reckoning needs of all groups that have a plan.
struct Grounds {
    rows: By<LessonPlanId, Row>,
    lessons: By<GroupId, (Hour, bool)>,
    slots: By<GroupId, Slot>,
    pauses: By<GroupId, Span>,
    stood: By<GroupId, (Hour, LessonPlanRowId)>,
    terms: By<(i64, String), Span>,
    vacations: By<(i64, String), Span>,
}

/// Groups of the school now on within `sight`, by subject, grade and name.
pub async fn survey(cx: &Request<Reading>, sight: &Sight) -> AppResult<Survey> {
    let school = cx.school()?;
    let asked = format!("{GROUPS}{}{ORDER}", sql::groups_within(sight, school.0));
    let found = sql::rows(&cx.tx, &asked, []).await?;
    let mut survey = Survey { groups: vec![], bare: vec![], keeper: sight.schools.contains(&school) };
    let mut bound = vec![];
    for row in found {
        if row.try_get::<Option<i64>>("", "plan_id")?.is_some() {
            bound.push(row);
        } else {
            survey.bare.push(Bare { group: row.try_get("", "name")?, subject: row.try_get("", "subject")? });
        }
    }
    let grounds = grounds(cx, school, &bound).await?;
    let progress = |row: &QueryResult| grounds.progress(row, cx.today);
    survey.groups = bound.iter().map(progress).collect::<AppResult<_>>()?;
    Ok(survey)
}

async fn grounds(cx: &Request<Reading>, school: SchoolId, bound: &[QueryResult]) -> AppResult<Grounds> {
    let ids = bound.iter().map(|row| row.try_get("", "id")).collect::<Result<Vec<i64>, _>>()?;
    let among = sql::among(ids);
    let of = |asked: &str| format!("{asked}({among})");
    Ok(Grounds {
        rows: by(cx, (ROWS, school), planned).await?,
        lessons: by(cx, (&of(LESSONS), school), |row| Ok((group(row)?, lesson(row)?))).await?,
        slots: by(cx, (&of(SLOTS), school), |row| Ok((group(row)?, slot(row)?))).await?,
        pauses: by(cx, (&of(PAUSES), school), |row| Ok((group(row)?, span(row)?))).await?,
        stood: by(cx, (&of(DAYS), school), |row| Ok((group(row)?, stands(row)?))).await?,
        terms: by(cx, (TERMS, school), of_year).await?,
        vacations: by(cx, (VACATIONS, school), of_year).await?,
    })
}

async fn by<K: Eq + Hash, V>(
    cx: &Request<Reading>,
    (asked, school): (&str, SchoolId),
    read: impl Fn(&QueryResult) -> AppResult<(K, V)>,
) -> AppResult<By<K, V>> {
    let mut found: By<K, V> = HashMap::new();
    for row in sql::rows(&cx.tx, asked, [school.0.into()]).await? {
        let (key, value) = read(&row)?;
        found.entry(key).or_default().push(value);
    }
    Ok(found)
}

fn group(row: &QueryResult) -> AppResult<GroupId> {
    Ok(GroupId(row.try_get("", "group_id")?))
}

fn of_year(row: &QueryResult) -> AppResult<((i64, String), Span)> {
    Ok(((row.try_get("", "year_id")?, row.try_get("", "code")?), span(row)?))
}

/// A row as far as its dates depend on it.
fn planned(row: &QueryResult) -> AppResult<(LessonPlanId, Row)> {
    let hours: i32 = row.try_get("", "hours")?;
    let topic = Topic {
        section: row.try_get("", "section")?,
        hours: u8::try_from(hours).unwrap_or(1),
        control: row.try_get("", "control")?,
        ..Topic::default()
    };
    let id = Some(LessonPlanRowId(row.try_get("", "id")?));
    Ok((LessonPlanId(row.try_get("", "plan_id")?), Row { id, topic }))
}

impl Grounds {
    fn progress(&self, row: &QueryResult, today: NaiveDate) -> AppResult<Progress> {
        let (group, plan) = (GroupId(row.try_get("", "id")?), LessonPlanId(row.try_get("", "plan_id")?));
        let way: String = row.try_get("", "way")?;
        let course = self.course(row, (group, plan, today))?;
        let relaid = course.relay(Way::parse(&way).unwrap_or_default());
        Ok(Progress {
            group,
            plan,
            class: row.try_get("", "name")?,
            subject: row.try_get("", "subject")?,
            tally: course.tally(),
            left: u32::try_from(relaid.left.len()).unwrap_or(u32::MAX),
            stale: u32::try_from(relaid.moves.len()).unwrap_or(u32::MAX),
        })
    }

    fn course(
        &self,
        row: &QueryResult,
        (group, plan, today): (GroupId, LessonPlanId, NaiveDate),
    ) -> AppResult<Course> {
        let year: i64 = row.try_get("", "year_id")?;
        let of = |found: &By<(i64, String), Span>, code: &str| -> AppResult<Vec<Span>> {
            Ok(found.get(&(year, row.try_get("", code)?)).cloned().unwrap_or_default())
        };
        let (terms, rests) = (of(&self.terms, "kind")?, of(&self.vacations, "rest")?);
        let hours = hours_of(
            all(&self.lessons, group),
            all(&self.slots, group),
            (&terms, &rests),
            all(&self.pauses, group),
        );
        let rows = all(&self.rows, plan);
        let numbers: HashMap<LessonPlanRowId, usize> =
            rows.iter().enumerate().filter_map(|(at, row)| Some((row.id?, at))).collect();
        let stood = all(&self.stood, group).iter();
        let mut stood: Vec<(Hour, usize)> =
            stood.filter_map(|(hour, id)| Some((*hour, *numbers.get(id)?))).collect();
        stood.sort_unstable();
        Ok(Course { wants: wants(rows), hours, stood, today })
    }
}

fn all<K: Eq + Hash, V>(found: &By<K, V>, key: K) -> &[V] {
    found.get(&key).map_or(&[], Vec::as_slice)
}
