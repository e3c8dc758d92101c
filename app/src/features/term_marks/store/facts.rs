//! The facts that a sheet of term marks is judged by: group, term, orders, rule.

use chrono::NaiveDate;
use domain::access::Sight;
use domain::calendar::{Span, YearState};
use domain::ids::{ClassId, GroupId, SchoolId, SubjectId, TermId};
use domain::term_mark::{Closing, Extension, PostingWindow, Rule, TermSheet};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult};

use crate::features::term_marks::overview::OrderKind;
use crate::features::term_marks::sheet::Head;
use crate::kit::{AppError, AppResult, Request, sql};

#[derive(FromQueryResult)]
struct Group {
    school_id: SchoolId,
    class_id: Option<ClassId>,
    subject_id: SubjectId,
    name: String,
    subject: String,
    school: String,
    state: String,
    year_id: i64,
    term_kind: String,
    without_marks: bool,
}

const GROUP: &str = concat!(
    "SELECT g.school_id, g.class_id, g.subject_id, g.name, s.name AS subject, y.state, g.year_id, g.without_marks, \
     CASE WHEN o.short_name = '' THEN o.name ELSE o.short_name END AS school, ",
    sql::term_kind!("g"),
    " AS term_kind \
     FROM groups g JOIN subjects s ON s.id = g.subject_id JOIN organisations o ON o.id = g.school_id \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id WHERE g.id = $1",
);

const TERMS: &str = "SELECT id, title, first_day, last_day, post_from, post_until FROM terms \
     WHERE school_id = $1 AND year_id = $2 AND kind = $3 ORDER BY number";

const ORDERS: &str =
    "SELECT kind, day, reason FROM term_orders WHERE school_id = $1 AND term_id = $2 ORDER BY id";

const RULES: &str = "SELECT key, value FROM school_settings WHERE school_id = $1 AND key IN ($2, $3)";

/// The setting that holds a school's rule; that of a subject has the subject's number after it.
const RULE: &str = "term_rule";

/// A term with its days.
pub(super) struct Term {
    pub id: TermId,
    pub title: String,
    pub span: Span,
    pub posting: Span,
}

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
    let found = sql::row(&cx.tx, GROUP, [group.0.into()]).await?.ok_or(AppError::NotFound)?;
    let of = Group::from_query_result(&found, "")?;
    if !sight.sees_group(of.school_id, group, of.class_id) {
        return Err(AppError::NotFound);
    }
    let values = [of.school_id.0.into(), of.year_id.into(), of.term_kind.clone().into()];
    let rows = sql::rows(&cx.tx, TERMS, values).await?;
    let terms = rows.iter().map(term).collect::<AppResult<Vec<_>>>()?;
    let listed = terms.iter().map(|term| (term.id, term.title.clone())).collect();
    let term = chosen(terms, asked, cx.today)?;
    let (window, closing) = in_force(cx, of.school_id, (term.id, term.posting)).await?;
    let head = Head {
        group,
        school: of.school,
        class: of.name,
        subject: of.subject,
        term: term.id,
        title: term.title.clone(),
        terms: listed,
    };
    let sheet = TermSheet {
        school: of.school_id,
        group,
        term: term.id,
        title: term.title,
        year: YearState::parse(&of.state).unwrap_or(YearState::Closed),
        window,
        closing,
        rule: rule(cx, of.school_id, of.subject_id).await?,
    };
    Ok(Facts { sheet, head, span: term.span, without_marks: of.without_marks })
}

/// The term asked for, else the last begun, else the first.
fn chosen(terms: Vec<Term>, asked: Option<TermId>, today: NaiveDate) -> AppResult<Term> {
    let at = match asked {
        Some(asked) => terms.iter().position(|term| term.id == asked).ok_or(AppError::NotFound)?,
        None => terms.iter().rposition(|term| term.span.first <= today).unwrap_or(0),
    };
    terms.into_iter().nth(at).ok_or_else(no_terms)
}

fn no_terms() -> AppError {
    AppError::Refused("У этого класса не заданы границы четвертей. Их задаёт координатор в мастере.".into())
}

pub(super) fn term(row: &QueryResult) -> AppResult<Term> {
    Ok(Term {
        id: TermId(row.try_get("", "id")?),
        title: row.try_get("", "title")?,
        span: Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? },
        posting: Span { first: row.try_get("", "post_from")?, last: row.try_get("", "post_until")? },
    })
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
