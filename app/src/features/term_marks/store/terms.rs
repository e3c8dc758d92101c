//! The terms of a school, one of them with its orders and what it lacks.

use std::cmp::Reverse;

use chrono::NaiveDate;
use domain::calendar::{Span, Term, YearState};
use domain::ids::{ClassId, SchoolId, TermId};
use domain::term_mark::{SchoolTerm, TermState};
use sea_orm::QueryResult;

use super::facts::in_force;
use super::missing::{by_class, missing};
use crate::features::term_marks::overview::{Deeds, Order, OrderKind, Overview, Shown};
use crate::kit::db::Reading;
use crate::kit::group::column;
use crate::kit::{AppError, AppResult, Hand, Request, sql};

/// Terms of the year in hand that some group is taught by, and what is made of them.
const TERMS: &str = concat!(
    "SELECT t.id, t.kind, t.number, t.title, t.first_day, t.last_day, t.post_from, t.post_until FROM terms t \
     JOIN school_years y ON y.school_id = t.school_id AND y.id = t.year_id AND y.state IN ('open', 'closing') \
     WHERE t.school_id = $1 AND (t.kind IN ('year', 'exam', 'final') OR t.kind IN (SELECT DISTINCT ",
    sql::term_kind!("g"),
    " FROM groups g LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id \
       WHERE g.school_id = t.school_id AND g.year_id = t.year_id)) ORDER BY t.number",
);

const ORDERS: &str = "SELECT o.kind, o.day, o.reason, o.at, p.surname, p.given, p.patronymic FROM term_orders o \
     JOIN accounts a ON a.id = o.\"by\" JOIN persons p ON p.id = a.person_id \
     WHERE o.school_id = $1 AND o.term_id = $2 ORDER BY o.id DESC";

/// All terms, and the one asked for, or the last begun, in full.
pub async fn overview(
    cx: &Request<Reading>,
    school: SchoolId,
    (asked, class): (Option<TermId>, Option<ClassId>),
) -> AppResult<Overview> {
    let rows = sql::rows(&cx.tx, TERMS, [school.0.into()]).await?;
    let mut columns = rows.iter().map(column).collect::<AppResult<Vec<_>>>()?;
    columns.sort_by_key(|column| (column.kind, column.number));
    let all: Vec<Term> = columns.into_iter().map(|column| column.term).collect();
    let terms = all.iter().map(|term| (term.id, term.title.clone())).collect();
    let shown = match chosen(all, asked, cx.today)? {
        Some(term) => Some(shown(cx, school, (term, class)).await?),
        None => None,
    };
    Ok(Overview { terms, shown })
}

/// The term asked for, else the last begun, else the first; none while there are none.
fn chosen(all: Vec<Term>, asked: Option<TermId>, today: NaiveDate) -> AppResult<Option<Term>> {
    if let Some(asked) = asked {
        return all.into_iter().find(|term| term.id == asked).map(Some).ok_or(AppError::NotFound);
    }
    let begun = (0..all.len()).filter(|at| all[*at].span.first <= today);
    let at = begun.max_by_key(|at| (all[*at].span.first, Reverse(*at))).unwrap_or(0);
    Ok(all.into_iter().nth(at))
}

async fn shown(
    cx: &Request<Reading>,
    school: SchoolId,
    (term, class): (Term, Option<ClassId>),
) -> AppResult<Shown> {
    let (window, closing) = in_force(cx, school, (term.id, term.posting)).await?;
    let state = TermState::on(cx.today, &window, &closing);
    let days = Span { first: window.span.first, last: window.last() };
    let of = SchoolTerm { school, term: term.id, year: YearState::Open, window, closing };
    let (extend, close) = (cx.actor.may(&of.extend_window()), cx.actor.may(&of.close_term()));
    let gaps = missing(cx, (school, term.id), term.span).await?;
    let (classes, groups) = by_class(cx, (school, term.id, term.span), (&gaps, class)).await?;
    let orders = sql::rows(&cx.tx, ORDERS, [school.0.into(), term.id.0.into()]).await?;
    Ok(Shown {
        term: term.id,
        title: term.title,
        today: cx.today,
        window: days,
        state,
        deeds: Deeds { extend, close },
        orders: orders.iter().map(|row| order(cx, row)).collect::<AppResult<_>>()?,
        classes,
        groups,
    })
}

fn order(cx: &Request<Reading>, row: &QueryResult) -> AppResult<Order> {
    let kind: String = row.try_get("", "kind")?;
    Ok(Order {
        kind: OrderKind::parse(&kind)
            .ok_or_else(|| AppError::fault(format!("an order over a term: {kind}")))?,
        day: row.try_get("", "day")?,
        reason: row.try_get("", "reason")?,
        by: Hand::read(cx, row, "at")?,
    })
}
