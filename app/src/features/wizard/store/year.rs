//! The year with its terms, vacations and bells.

use domain::access::Permit;
use domain::calendar::{BELLS, Span, TermKind, YearPlan, YearState, vacation_set};
use domain::ids::YearId;
use domain::wizard::Step;
use entity::{bell, school_year, term, vacation};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};

use super::frame::{Frame, keep_step};
use crate::features::wizard::policy::SetUpYear;
use crate::kit::db::{Reading, Writing};
use crate::kit::{AppResult, Request};

/// The plan on record, or the shipped one.
pub async fn sheet(cx: &Request<Reading>, frame: &Frame) -> AppResult<YearPlan> {
    let mut plan = YearPlan::usual(frame.begins);
    let Some((year, _)) = frame.year else { return Ok(plan) };
    let quarters = term::Entity::find()
        .filter(term::Column::SchoolId.eq(frame.school))
        .filter(term::Column::YearId.eq(year))
        .filter(term::Column::Kind.eq(TermKind::Quarter.code()))
        .order_by_asc(term::Column::Number)
        .all(&cx.tx)
        .await?;
    for (planned, kept) in plan.quarters.iter_mut().zip(quarters) {
        *planned = Span { first: kept.first_day, last: kept.last_day };
    }
    let extra = vacation::Entity::find()
        .filter(vacation::Column::SchoolId.eq(frame.school))
        .filter(vacation::Column::YearId.eq(year))
        .filter(vacation::Column::SetCode.eq(vacation_set(1)))
        .all(&cx.tx)
        .await?;
    let between = |span: &Span| plan.quarters.iter().any(|quarter| quarter.contains(span.first));
    let spans = extra.iter().map(|kept| Span { first: kept.first_day, last: kept.last_day });
    if let Some(span) = spans.into_iter().find(between) {
        plan.extra = span;
    }
    Ok(plan)
}

/// Writes the plan into the draft, in place of what was planned before.
pub async fn set_year(
    cx: &Request<Writing>,
    frame: &Frame,
    plan: &YearPlan,
    permit: Permit<SetUpYear>,
) -> AppResult<()> {
    let span = plan.year();
    let mut row = school_year::ActiveModel {
        school_id: Set(frame.school),
        first_day: Set(span.first),
        last_day: Set(span.last),
        state: Set(YearState::Draft.code().to_owned()),
        ..Default::default()
    };
    let year = if frame.year.is_some() {
        row.id = Set(frame.draft()?);
        row.update(&cx.tx).await?.id
    } else {
        row.insert(&cx.tx).await?.id
    };
    write_terms(cx, frame, (year, plan)).await?;
    write_vacations(cx, frame, (year, plan)).await?;
    write_bells(cx, frame, year).await?;
    let log = frame.log(cx, &permit);
    log.enter(&cx.tx, "year.plan", format!("year:{year}"), Some(span.first.to_string())).await?;
    let begun = Frame { year: Some((year, YearState::Draft)), ..*frame };
    keep_step(cx, &begun, Step::Year, permit).await
}

async fn write_terms(
    cx: &Request<Writing>,
    frame: &Frame,
    (year, plan): (YearId, &YearPlan),
) -> AppResult<()> {
    let own = term::Column::SchoolId.eq(frame.school);
    term::Entity::delete_many().filter(own).filter(term::Column::YearId.eq(year)).exec(&cx.tx).await?;
    let rows = plan.terms().into_iter().map(|of| term::ActiveModel {
        school_id: Set(frame.school),
        year_id: Set(year),
        kind: Set(of.kind.code().to_owned()),
        number: Set(of.number),
        title: Set(of.title),
        first_day: Set(of.span.first),
        last_day: Set(of.span.last),
        post_from: Set(of.posting.first),
        post_until: Set(of.posting.last),
        ..Default::default()
    });
    term::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    Ok(())
}

async fn write_vacations(
    cx: &Request<Writing>,
    frame: &Frame,
    (year, plan): (YearId, &YearPlan),
) -> AppResult<()> {
    let own = vacation::Column::SchoolId.eq(frame.school);
    let old = vacation::Entity::delete_many().filter(own).filter(vacation::Column::YearId.eq(year));
    old.exec(&cx.tx).await?;
    let rows = plan.vacations().into_iter().map(|of| vacation::ActiveModel {
        school_id: Set(frame.school),
        year_id: Set(year),
        set_code: Set(of.set.to_owned()),
        title: Set(of.title.to_owned()),
        first_day: Set(of.span.first),
        last_day: Set(of.span.last),
        ..Default::default()
    });
    vacation::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    Ok(())
}

/// The shipped bells, unless the school has its own.
async fn write_bells(cx: &Request<Writing>, frame: &Frame, year: YearId) -> AppResult<()> {
    let own = bell::Entity::find().filter(bell::Column::SchoolId.eq(frame.school));
    if own.filter(bell::Column::YearId.eq(year)).one(&cx.tx).await?.is_some() {
        return Ok(());
    }
    let rows = (1..).zip(BELLS).map(|(number, (starts, ends))| bell::ActiveModel {
        school_id: Set(frame.school),
        year_id: Set(year),
        shift: Set(1),
        weekday: Set(0),
        number: Set(number),
        starts: Set(starts),
        ends: Set(ends),
    });
    bell::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    Ok(())
}
