//! «Долги»: works that the pupil owes, by the dots of the journal.

use domain::calendar::Span;
use domain::journal::MarkValue;

use super::frame::terms;
use super::marks::marks;
use super::pupil::{Enrolled, Pupil};
use crate::features::diary::leaf::DebtsLeaf;
use crate::kit::db::Reading;
use crate::kit::{AppResult, Request, sql};

const NUMBER: &str = "SELECT COUNT(*) AS n FROM marks k JOIN lessons l ON l.school_id = k.school_id AND l.group_id = k.group_id \
     AND l.id = k.lesson_id WHERE k.school_id = $1 AND k.pupil_id = $2 AND k.value = $3 AND l.date BETWEEN $4 AND $5";

/// How many there are.
pub async fn number(cx: &Request<Reading>, pupil: &Pupil) -> AppResult<u32> {
    let Some(year) = &pupil.year else { return Ok(0) };
    let Span { first, last } = year.span();
    let dot = i32::from(MarkValue::Debt.code());
    let values = [year.school_id.0.into(), pupil.id().0.into(), dot.into(), first.into(), last.into()];
    let number = sql::row(&cx.tx, NUMBER, values).await?.map_or(Ok(0), |row| row.try_get::<i64>("", "n"))?;
    Ok(u32::try_from(number).unwrap_or(u32::MAX))
}

/// All of the year, the oldest first.
pub async fn debts(cx: &Request<Reading>, pupil: Pupil) -> AppResult<DebtsLeaf> {
    let entered = match pupil.year.as_ref().map(Enrolled::span) {
        Some(span) => marks(cx, &pupil, span).await?,
        None => vec![],
    };
    let given = entered.into_iter().map(|entered| entered.given);
    let debts = given.filter(|given| given.value == MarkValue::Debt).collect();
    let terms = terms(cx, &pupil).await?.into_iter().map(|term| (term.id, term.title)).collect();
    Ok(DebtsLeaf { owner: pupil.owner, terms, debts })
}
