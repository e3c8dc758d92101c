//! The facts that a sheet of term marks is judged by: group, term, orders, rule.

use chrono::NaiveDate;
use domain::access::Sight;
use domain::calendar::{Span, Term, TermKind};
use domain::ids::{GroupId, SchoolId, TermId};
use domain::term_mark::{Basis, Closing, ExamTime, Extension, PostingWindow, TermSheet, TermState};
use sea_orm::ConnectionTrait;

use crate::features::term_marks::overview::OrderKind;
use crate::features::term_marks::sheet::Head;
use crate::kit::group::{Column, Group, no_terms};
use crate::kit::{AppError, AppResult, Request, sql, term_rule};

const ORDERS: &str =
    "SELECT kind, day, reason FROM term_orders WHERE school_id = $1 AND term_id = $2 ORDER BY id";

const UNMARKED: &str = concat!(
    "SELECT t.id FROM groups g JOIN terms t ON t.school_id = g.school_id AND t.year_id = g.year_id \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id WHERE g.school_id = $1 AND g.id = $2 AND ",
    sql::unmarked_column!(),
);

/// Everything about a sheet but its pupils.
pub(super) struct Facts {
    pub sheet: TermSheet,
    pub head: Head,
    pub span: Span,
    pub of: Group,
    /// What its marks are made of.
    pub basis: Basis,
    /// Columns before this one.
    pub earlier: Vec<Column>,
    pub exams: ExamTime,
}

/// The sheet of `group` in `asked`, or in the term of today, if it lies within `sight`.
pub(super) async fn facts<T: ConnectionTrait>(
    cx: &Request<T>,
    sight: &Sight,
    (group, asked): (GroupId, Option<TermId>),
) -> AppResult<Facts> {
    let mut of = Group::find(&cx.tx, group).await?;
    if !sight.sees_group(of.school_id, group, of.class_id) {
        return Err(AppError::NotFound);
    }
    let columns = of.columns(&cx.tx).await?;
    let at = shown(&columns, asked, cx.today)?;
    let bare = unmarked(cx, &of).await?;
    of.without_marks |= bare.contains(&columns[at].term.id);
    let earlier: Vec<Column> =
        columns[..at].iter().filter(|column| !bare.contains(&column.term.id)).cloned().collect();
    let Column { kind, term, .. } = &columns[at];
    let (window, closing) = in_force(cx, of.school_id, (term.id, term.posting)).await?;
    let rules = term_rule::in_force(&cx.tx, of.school_id, term.span.last).await?;
    let sheet = TermSheet {
        school: of.school_id,
        group,
        term: term.id,
        title: term.title.clone(),
        year: of.year(),
        window,
        closing,
        rule: rules.of(of.subject_id),
    };
    let basis = Basis::of(*kind, u8::try_from(of.grade).unwrap_or_default());
    let exams = exams(cx, of.school_id, &columns).await?;
    let (head, span) = (head(&of, (&columns, at), &earlier), term.span);
    Ok(Facts { sheet, head, span, of, basis, earlier, exams })
}

/// Columns of the group that have no marks.
async fn unmarked<T: ConnectionTrait>(cx: &Request<T>, of: &Group) -> AppResult<Vec<TermId>> {
    let rows = sql::rows(&cx.tx, UNMARKED, [of.school_id.0.into(), of.id.0.into()]).await?;
    rows.iter().map(|row| Ok(TermId(row.try_get("", "id")?))).collect()
}

fn head(of: &Group, (columns, at): (&[Column], usize), earlier: &[Column]) -> Head {
    let term = &columns[at].term;
    Head {
        group: of.id,
        school: of.school.clone(),
        class: of.name.clone(),
        subject: of.subject.clone(),
        term: term.id,
        title: term.title.clone(),
        terms: columns.iter().map(|column| (column.term.id, column.term.title.clone())).collect(),
        earlier: earlier.iter().map(Column::brief).collect(),
    }
}

/// The column asked for, else the term of today: nobody is led to the year unasked.
fn shown(columns: &[Column], asked: Option<TermId>, today: NaiveDate) -> AppResult<usize> {
    let place = |id: TermId| columns.iter().position(|column| column.term.id == id);
    if let Some(asked) = asked {
        return place(asked).ok_or(AppError::NotFound);
    }
    let parts = columns.iter().filter(|column| column.kind.is_part());
    let terms: Vec<Term> = parts.map(|column| column.term.clone()).collect();
    Term::current(&terms, today).and_then(|term| place(term.id)).ok_or_else(no_terms)
}

/// Whether marks of the exam may still come.
async fn exams<T: ConnectionTrait>(
    cx: &Request<T>,
    school: SchoolId,
    columns: &[Column],
) -> AppResult<ExamTime> {
    let Some(exam) = columns.iter().find(|column| column.kind == TermKind::Exam) else {
        return Ok(ExamTime::Over);
    };
    let (window, closing) = in_force(cx, school, (exam.term.id, exam.term.posting)).await?;
    Ok(match TermState::on(cx.today, &window, &closing) {
        TermState::Over { .. } | TermState::Closed { .. } => ExamTime::Over,
        _ => ExamTime::Ahead,
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
