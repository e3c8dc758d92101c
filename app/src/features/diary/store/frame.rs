//! The frame of the pupil's year: terms and vacations of the grade.

use chrono::NaiveDate;
use domain::calendar::{Span, Term};
use domain::diary::Vacation;
use domain::ids::TermId;
use sea_orm::QueryResult;

use super::pupil::{Enrolled, Pupil};
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

const TERMS: &str = "SELECT id, title, first_day, last_day, post_from, post_until FROM terms \
     WHERE school_id = $1 AND year_id = $2 AND kind = $3 ORDER BY number";

const VACATIONS: &str = "SELECT title, first_day, last_day FROM vacations \
     WHERE school_id = $1 AND year_id = $2 AND set_code = $3 ORDER BY first_day";

pub async fn terms(cx: &Request<Reading>, pupil: &Pupil) -> AppResult<Vec<Term>> {
    let Some(year) = &pupil.year else { return Ok(vec![]) };
    sql::rows(&cx.tx, TERMS, values(year, &year.term_kind)).await?.iter().map(term).collect()
}

pub async fn vacations(cx: &Request<Reading>, pupil: &Pupil) -> AppResult<Vec<Vacation>> {
    let Some(year) = &pupil.year else { return Ok(vec![]) };
    let rows = sql::rows(&cx.tx, VACATIONS, values(year, &year.vacation_set)).await?;
    rows.iter().map(|row| Ok(Vacation { title: row.try_get("", "title")?, span: span(row)? })).collect()
}

/// The term asked for, else that of `day`, else the last begun, else the first.
pub fn choose(terms: &[Term], asked: Option<TermId>, day: NaiveDate) -> Option<Term> {
    let asked = asked.and_then(|id| terms.iter().find(|term| term.id == id));
    let begun = || terms.iter().rev().find(|term| term.span.first <= day);
    asked.or_else(begun).or_else(|| terms.first()).cloned()
}

fn values(year: &Enrolled, word: &str) -> [sea_orm::Value; 3] {
    [year.school_id.0.into(), year.year_id.0.into(), word.into()]
}

fn term(row: &QueryResult) -> AppResult<Term> {
    Ok(Term {
        id: TermId(row.try_get("", "id")?),
        title: row.try_get("", "title")?,
        span: span(row)?,
        posting: Span { first: row.try_get("", "post_from")?, last: row.try_get("", "post_until")? },
    })
}

fn span(row: &QueryResult) -> AppResult<Span> {
    Ok(Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? })
}
