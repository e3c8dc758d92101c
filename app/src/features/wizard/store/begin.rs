//! The beginning of a year: its row, its bells.

use domain::access::Permit;
use domain::calendar::{BELLS, Span, YearState};
use domain::ids::YearId;
use entity::{bell, school_year};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::frame::Frame;
use crate::features::wizard::policy::SetUpYear;
use crate::kit::db::Writing;
use crate::kit::{AppResult, Request, intake};

/// The draft, begun with `span` if there is no year in hand.
pub async fn begun(
    cx: &Request<Writing>,
    frame: &Frame,
    span: Span,
    permit: &Permit<SetUpYear>,
) -> AppResult<YearId> {
    if frame.year.is_some() {
        return frame.draft();
    }
    let year = intake::begin_year(&cx.tx, span, &frame.log(cx, permit)).await?;
    write_bells(cx, frame, year).await?;
    Ok(year)
}

/// From which day to which the year lasts.
pub async fn lasts(cx: &Request<Writing>, year: YearId, span: Span) -> AppResult<()> {
    let row = school_year::ActiveModel {
        id: Set(year),
        first_day: Set(span.first),
        last_day: Set(span.last),
        ..Default::default()
    };
    row.update(&cx.tx).await?;
    Ok(())
}

/// The shipped bells, unless the school has its own.
pub async fn write_bells(cx: &Request<Writing>, frame: &Frame, year: YearId) -> AppResult<()> {
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

/// The frame with its year begun.
pub const fn with_year(frame: &Frame, year: YearId) -> Frame {
    Frame { year: Some((year, YearState::Draft)), ..*frame }
}
