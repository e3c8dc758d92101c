//! The facts that a sheet of term marks is judged by: group, term, orders, rule.

use chrono::NaiveDate;
use domain::access::Sight;
use domain::calendar::{Span, Term};
use domain::ids::{GroupId, SchoolId, SubjectId, TermId};
use domain::term_mark::{Closing, Extension, PostingWindow, Rule, TermSheet};
use sea_orm::ConnectionTrait;

use crate::features::term_marks::overview::OrderKind;
use crate::features::term_marks::sheet::Head;
use crate::kit::group::{Group, no_terms};
use crate::kit::{AppError, AppResult, Request, sql};

const ORDERS: &str =
    "SELECT kind, day, reason FROM term_orders WHERE school_id = $1 AND term_id = $2 ORDER BY id";

const RULES: &str = "SELECT key, value FROM school_settings WHERE school_id = $1 AND key IN ($2, $3)";

/// The setting that holds a school's rule; that of a subject has the subject's number after it.
const RULE: &str = "term_rule";

/// Everything about a sheet but its pupils.
pub(super) struct Facts {
    pub sheet: TermSheet,
    pub head: Head,
    pub span: Span,
    pub without_marks: bool,
}

/// The sheet of `group` in `asked`, or in the term of today, if it lies within `sight`.
pub(super) async fn facts<T: ConnectionTrait>(
    cx: &Request<T>,
    sight: &Sight,
    (group, asked): (GroupId, Option<TermId>),
) -> AppResult<Facts> {
    let of = Group::find(&cx.tx, group).await?;
    if !sight.sees_group(of.school_id, group, of.class_id) {
        return Err(AppError::NotFound);
    }
    let terms = of.terms(&cx.tx).await?;
    let term = match asked {
        Some(asked) => terms.iter().find(|term| term.id == asked).ok_or(AppError::NotFound)?,
        None => Term::current(&terms, cx.today).ok_or_else(no_terms)?,
    };
    let (window, closing) = in_force(cx, of.school_id, (term.id, term.posting)).await?;
    let year = of.year();
    let head = Head {
        group,
        school: of.school,
        class: of.name,
        subject: of.subject,
        term: term.id,
        title: term.title.clone(),
        terms: terms.iter().map(|term| (term.id, term.title.clone())).collect(),
    };
    let sheet = TermSheet {
        school: of.school_id,
        group,
        term: term.id,
        title: term.title.clone(),
        year,
        window,
        closing,
        rule: rule(cx, of.school_id, of.subject_id).await?,
    };
    Ok(Facts { sheet, head, span: term.span, without_marks: of.without_marks })
}

/// What the orders over a term have left in force.
pub(super) async fn in_force<T: ConnectionTrait>(
    cx: &Request<T>,
    school: SchoolId,
    (term, span): (TermId, Span),
) -> AppResult<(PostingWindow, Closing)> {
    let (mut window, mut closing) = (PostingWindow { span, extended: None }, Closing::Never);
    for row in sql::rows(&cx.tx, ORDERS, [school.0.into(), term.0.into()]).await? {
        let (kind, day): (String, NaiveDate) = (row.try_get("", "kind")?, row.try_get("", "day")?);
        let reason: Option<String> = row.try_get("", "reason")?;
        match OrderKind::parse(&kind) {
            Some(OrderKind::Extended) => {
                window.extended = Some(Extension { to: day, reason: reason.unwrap_or_default() });
            }
            Some(OrderKind::Closed) => closing = Closing::Closed { on: day, reason },
            Some(OrderKind::Reopened) => {
                closing = Closing::Reopened { until: day, reason: reason.unwrap_or_default() };
            }
            None => return Err(AppError::fault(format!("an order over a term: {kind}"))),
        }
    }
    Ok((window, closing))
}

/// The rule of the subject, else of the school, else the usual one.
async fn rule<T: ConnectionTrait>(cx: &Request<T>, school: SchoolId, subject: SubjectId) -> AppResult<Rule> {
    let own = format!("{RULE}.{subject}");
    let rows = sql::rows(&cx.tx, RULES, [school.0.into(), RULE.into(), own.clone().into()]).await?;
    let (mut of_subject, mut of_school) = (None, None);
    for row in rows {
        let (key, value): (String, String) = (row.try_get("", "key")?, row.try_get("", "value")?);
        let rule = Some(serde_json::from_str(&value).map_err(AppError::fault)?);
        if key == own { of_subject = rule } else { of_school = rule }
    }
    Ok(Rule::in_force(of_subject, of_school))
}
