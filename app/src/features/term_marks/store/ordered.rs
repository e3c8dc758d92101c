//! Orders over a term: read under a lock, written with their event.

use chrono::NaiveDate;
use domain::access::Right;
use domain::calendar::{Span, YearState};
use domain::ids::{AccountId, SchoolId, TermId};
use domain::term_mark::{Closing, Ordered, PostingWindow, SchoolTerm};
use entity::{term, term_order};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, NotSet, QueryFilter, Set};

use super::facts::in_force;
use crate::features::term_marks::overview::OrderKind;
use crate::kit::db::Writing;
use crate::kit::event::{Happening, record};
use crate::kit::{AppError, AppResult, Request, sql};

const TERM: &str = "SELECT t.school_id, t.post_from, t.post_until, y.state FROM terms t \
     JOIN school_years y ON y.school_id = t.school_id AND y.id = t.year_id WHERE t.id = $1";

/// A new order, before it is a row.
struct Draft<'a> {
    by: AccountId,
    kind: OrderKind,
    day: NaiveDate,
    reason: Option<&'a str>,
    /// What was in force before.
    old: String,
}

/// The term, if the caller sees its school's journals. It stays locked for this turn.
pub async fn school_term(cx: &Request<Writing>, id: TermId) -> AppResult<SchoolTerm> {
    if cx.tx.backend() == sea_orm::DbBackend::Postgres {
        sql::row(&cx.tx, "SELECT id FROM terms WHERE id = $1 FOR UPDATE", [id.0.into()]).await?;
    }
    let row = sql::row(&cx.tx, TERM, [id.0.into()]).await?.ok_or(AppError::NotFound)?;
    let school = SchoolId(row.try_get("", "school_id")?);
    if !cx.actor.holds(Right::ReadJournals, school) {
        return Err(AppError::NotFound);
    }
    let span = Span { first: row.try_get("", "post_from")?, last: row.try_get("", "post_until")? };
    let (window, closing) = in_force(cx, school, (id, span)).await?;
    let year = YearState::parse(&row.try_get::<String>("", "state")?).unwrap_or(YearState::Closed);
    Ok(SchoolTerm { school, term: id, year, window, closing })
}

/// Gives the term its new last day.
pub async fn extend(cx: &Request<Writing>, of: &SchoolTerm, order: &Ordered<PostingWindow>) -> AppResult<()> {
    let Some(extension) = &order.order().extended else { return Ok(()) };
    take_marks_until(cx, of, extension.to).await?;
    let old = format!("until {}", of.window.last());
    let reason = Some(extension.reason.as_str());
    let draft = Draft { by: order.by(), kind: OrderKind::Extended, day: extension.to, reason, old };
    keep(cx, of, draft).await
}

/// Journals take marks of the term until `day`; of one opened again too, or nobody could pay a debt.
async fn take_marks_until(cx: &Request<Writing>, of: &SchoolTerm, day: NaiveDate) -> AppResult<()> {
    let earlier = term::Column::PostUntil.lt(day);
    let own = term::Column::SchoolId.eq(of.school).and(term::Column::Id.eq(of.term)).and(earlier);
    let last = term::ActiveModel { post_until: Set(day), ..Default::default() };
    term::Entity::update_many().set(last).filter(own).exec(&cx.tx).await?;
    Ok(())
}

/// Keeps that the term was closed or opened again.
pub async fn close(cx: &Request<Writing>, of: &SchoolTerm, order: &Ordered<Closing>) -> AppResult<()> {
    let (kind, day, reason) = match order.order() {
        Closing::Closed { on, reason } => (OrderKind::Closed, *on, reason.as_deref()),
        Closing::Reopened { until, reason } => (OrderKind::Reopened, *until, Some(reason.as_str())),
        Closing::Never => return Ok(()),
    };
    let old = match &of.closing {
        Closing::Never => "never closed".to_owned(),
        Closing::Closed { on, .. } => format!("{} {on}", OrderKind::Closed.code()),
        Closing::Reopened { until, .. } => format!("{} {until}", OrderKind::Reopened.code()),
    };
    if kind == OrderKind::Reopened {
        take_marks_until(cx, of, day).await?;
    }
    keep(cx, of, Draft { by: order.by(), kind, day, reason, old }).await
}

/// The reason is free text and stays with the order; the log names the order.
async fn keep(cx: &Request<Writing>, of: &SchoolTerm, draft: Draft<'_>) -> AppResult<()> {
    let Draft { by, kind, day, reason, old } = draft;
    let row = term_order::ActiveModel {
        id: NotSet,
        school_id: Set(of.school),
        term_id: Set(of.term),
        kind: Set(kind.code().to_owned()),
        day: Set(day),
        reason: Set(reason.map(str::to_owned)),
        by: Set(by),
        at: Set(cx.now),
    };
    let id = row.insert(&cx.tx).await?.id;
    let happened = Happening {
        school: of.school,
        at: cx.now,
        by: Some(by),
        act: match kind {
            OrderKind::Extended => "term.extend",
            OrderKind::Closed => "term.close",
            OrderKind::Reopened => "term.reopen",
        },
        subject: format!("term:{} order:{id}", of.term),
        old: Some(old),
        new: Some(format!("{} {day}", kind.code())),
        reason: None,
    };
    record(&cx.tx, &happened).await
}
