//! The sheet of a day, and the register of a period.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::calendar::Span;
use domain::ids::PersonId;
use domain::substitution::Outcome;

use super::day::names;
use super::touched::{Touched, touched};
use crate::features::substitutions::papers::{Hours, Register, Sheet};
use crate::kit::db::Reading;
use crate::kit::{AppError, AppResult, Request, rolls};

/// A register of more days is not made.
const MOST_DAYS: i64 = 400;

pub async fn sheet(cx: &Request<Reading>, on: NaiveDate) -> AppResult<Sheet> {
    let lessons = touched(cx, Span { first: on, last: on }).await?;
    // What is not decided yet is nobody's business in the hall.
    let decided = lessons.into_iter().filter(|lesson| !lesson.is_open).map(|lesson| lesson.missed);
    Ok(Sheet { school: rolls::school_title(&cx.tx, cx.school()?).await?, on, lessons: decided.collect() })
}

/// Without a period: this month up to today.
pub async fn register(cx: &Request<Reading>, span: Option<Span>) -> AppResult<Register> {
    let month = Span { first: cx.today.with_day(1).unwrap_or(cx.today), last: cx.today };
    let span = span.unwrap_or(month);
    let days = (span.last - span.first).num_days();
    if !(0..=MOST_DAYS).contains(&days) {
        let told = "Период — от первого дня до последнего, не больше года.";
        return Err(AppError::Refused(told.into()));
    }
    let lessons = touched(cx, span).await?;
    let mut counted: BTreeMap<PersonId, Hours> = BTreeMap::new();
    for lesson in lessons.iter().filter(|lesson| is_missed(lesson)) {
        let own = counted.entry(lesson.teacher).or_default();
        own.missed += 1;
        own.replaced += u32::from(lesson.given_by.is_some());
        own.cancelled += u32::from(lesson.decided == Some(Outcome::Cancelled));
        let Some(other) = lesson.given_by else { continue };
        let hours = counted.entry(other).or_default();
        match lesson.decided {
            Some(Outcome::Merged(_)) => hours.merged += 1,
            _ => hours.given += 1,
        }
    }
    let names = names(cx, counted.keys().copied()).await?;
    let named =
        |(id, hours): (PersonId, Hours)| Hours { name: names.get(&id).cloned().unwrap_or_default(), ..hours };
    let mut teachers: Vec<Hours> = counted.into_iter().map(named).collect();
    teachers.sort_by(|one, other| one.name.cmp(&other.name));
    let lessons = lessons.into_iter().map(|lesson| lesson.missed).collect();
    Ok(Register { school: rolls::school_title(&cx.tx, cx.school()?).await?, span, teachers, lessons })
}

/// A lesson that is only given at another time is missed by nobody, before or after.
fn is_missed(lesson: &Touched) -> bool {
    match lesson.decided {
        Some(Outcome::Moved(_)) => false,
        Some(_) => true,
        None => lesson.is_open,
    }
}
