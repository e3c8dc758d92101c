//! The year whose timetable is meant: the one under way, else the one being set up.

use domain::calendar::{Span, YearState};
use domain::ids::SchoolId;
use domain::timetable::TimetableYear;
use entity::school_year;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::kit::{AppError, AppResult, Request};

/// The year to arrange in the school now on. There is none before the wizard has begun one.
pub async fn arranged<T: ConnectionTrait>(cx: &Request<T>) -> AppResult<TimetableYear> {
    let none = "Учебного года ещё нет: его начинает координатор в мастере.";
    of_school(cx, cx.school()?).await?.ok_or_else(|| AppError::Refused(none.into()))
}

/// The year to show in a school; a draft is nobody's yet.
pub async fn shown<T: ConnectionTrait>(
    cx: &Request<T>,
    school: SchoolId,
) -> AppResult<Option<TimetableYear>> {
    Ok(of_school(cx, school).await?.filter(|year| year.state != YearState::Draft))
}

async fn of_school<T: ConnectionTrait>(
    cx: &Request<T>,
    school: SchoolId,
) -> AppResult<Option<TimetableYear>> {
    let years = school_year::Entity::find()
        .filter(school_year::Column::SchoolId.eq(school))
        .order_by_desc(school_year::Column::FirstDay)
        .all(&cx.tx)
        .await?;
    let read = |year: &school_year::Model| TimetableYear {
        school,
        year: year.id,
        span: Span { first: year.first_day, last: year.last_day },
        state: YearState::parse(&year.state).unwrap_or(YearState::Closed),
    };
    let years: Vec<TimetableYear> = years.iter().map(read).collect();
    let of = |states: &[YearState]| years.iter().find(|year| states.contains(&year.state)).copied();
    Ok(of(&[YearState::Open, YearState::Closing]).or_else(|| of(&[YearState::Draft])))
}
