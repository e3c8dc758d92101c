//! A group as several slices read it: what it is called, where it belongs, and the terms of its year.

use domain::calendar::{Span, Term, YearState};
use domain::ids::{ClassId, GroupId, SchoolId, SubjectId, TermId};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult};

use super::{AppError, AppResult, sql};

#[derive(FromQueryResult)]
pub struct Group {
    pub school_id: SchoolId,
    pub class_id: Option<ClassId>,
    pub subject_id: SubjectId,
    /// «7А» or «7А, 1 подгруппа»
    pub name: String,
    pub subject: String,
    pub school: String,
    pub without_marks: bool,
    state: String,
    year_id: i64,
    term_kind: String,
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

impl Group {
    /// Whoever it is shown to: the slice asks its sight.
    pub async fn find<C: ConnectionTrait>(tx: &C, id: GroupId) -> AppResult<Self> {
        let row = sql::row(tx, GROUP, [id.0.into()]).await?.ok_or(AppError::NotFound)?;
        Ok(Self::from_query_result(&row, "")?)
    }

    pub fn year(&self) -> YearState {
        YearState::parse(&self.state).unwrap_or(YearState::Closed)
    }

    pub async fn terms<C: ConnectionTrait>(&self, tx: &C) -> AppResult<Vec<Term>> {
        terms(tx, (self.school_id, self.year_id), &self.term_kind).await
    }
}

/// Terms of one kind of a school year, in their order.
pub async fn terms<C: ConnectionTrait>(
    tx: &C,
    (school, year): (SchoolId, i64),
    kind: &str,
) -> AppResult<Vec<Term>> {
    sql::rows(tx, TERMS, [school.0.into(), year.into(), kind.into()]).await?.iter().map(term).collect()
}

/// A row of `terms`.
pub fn term(row: &QueryResult) -> AppResult<Term> {
    Ok(Term {
        id: TermId(row.try_get("", "id")?),
        title: row.try_get("", "title")?,
        span: Span { first: row.try_get("", "first_day")?, last: row.try_get("", "last_day")? },
        posting: Span { first: row.try_get("", "post_from")?, last: row.try_get("", "post_until")? },
    })
}

/// Why a group has no sheet.
pub fn no_terms() -> AppError {
    AppError::Refused("У этого класса не заданы границы четвертей. Их задаёт координатор в мастере.".into())
}
