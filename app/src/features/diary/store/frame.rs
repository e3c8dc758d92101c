//! The frame of the pupil's year: terms and vacations of the grade.

use domain::calendar::{Span, Term};
use domain::diary::Vacation;
use sea_orm::QueryResult;

use super::pupil::Pupil;
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, group, sql};

const VACATIONS: &str = "SELECT title, first_day, last_day FROM vacations \
     WHERE school_id = $1 AND year_id = $2 AND set_code = $3 ORDER BY first_day";

pub async fn terms(cx: &Request<Reading>, pupil: &Pupil) -> AppResult<Vec<Term>> {
    let Some(year) = &pupil.year else { return Ok(vec![]) };
    group::terms(&cx.tx, (year.school_id, year.year_id.0), &year.term_kind).await
}

pub async fn vacations(cx: &Request<Reading>, pupil: &Pupil) -> AppResult<Vec<Vacation>> {
    let Some(year) = &pupil.year else { return Ok(vec![]) };
    let rows = sql::rows(
        &cx.tx,
        VACATIONS,
        [year.school_id.0.into(), year.year_id.0.into(), year.vacation_set.clone().into()],
    )
    .await?;
    rows.iter().map(|row| Ok(Vacation { title: row.try_get("", "title")?, span: span(row)? })).collect()
}

fn span(row: &QueryResult) -> AppResult<Span> {
    Ok(Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? })
}
