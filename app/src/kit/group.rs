//! A group as several slices read it: what it is called, where it belongs, and the terms of its year.

use domain::calendar::{Span, Term, TermKind, YearState};
use domain::ids::{ClassId, GroupId, SchoolId, SubjectId, TermId};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult};

use super::{AppError, AppResult, sql};

#[derive(FromQueryResult)]
pub struct Group {
    pub id: GroupId,
    pub school_id: SchoolId,
    pub class_id: Option<ClassId>,
    pub subject_id: SubjectId,
    /// «7А» or «7А, 1 подгруппа»
    pub name: String,
    pub subject: String,
    pub school: String,
    pub without_marks: bool,
    /// 1 to 12
    pub grade: i32,
    state: String,
    year_id: i64,
    term_kind: String,
}

const GROUP: &str = concat!(
    "SELECT g.id, g.school_id, g.class_id, g.subject_id, g.name, s.name AS subject, y.state, g.year_id, g.without_marks, g.grade, \
     CASE WHEN o.short_name = '' THEN o.name ELSE o.short_name END AS school, ",
    sql::term_kind!("g"),
    " AS term_kind \
     FROM groups g JOIN subjects s ON s.id = g.subject_id JOIN organisations o ON o.id = g.school_id \
     JOIN school_years y ON y.school_id = g.school_id AND y.id = g.year_id \
     LEFT JOIN classes c ON c.school_id = g.school_id AND c.id = g.class_id WHERE g.id = $1",
);

const TERMS: &str = "SELECT id, title, first_day, last_day, post_from, post_until FROM terms \
     WHERE school_id = $1 AND year_id = $2 AND kind = $3 ORDER BY number";

/// Columns of a register: terms of one kind, and what is made of them.
const COLUMNS: &str = "SELECT id, kind, number, title, first_day, last_day, post_from, post_until FROM terms \
     WHERE school_id = $1 AND year_id = $2 AND kind IN ($3, 'year', 'exam', 'final') ORDER BY number";

/// A column of a register of term marks.
#[derive(Clone)]
pub struct Column {
    pub kind: TermKind,
    pub number: i32,
    pub term: Term,
}

impl Column {
    /// «2 ч»
    pub fn brief(&self) -> String {
        self.kind.brief(self.number)
    }
}

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

    /// Its terms, then the year, and for those who leave school the exam and the final mark.
    pub async fn columns<C: ConnectionTrait>(&self, tx: &C) -> AppResult<Vec<Column>> {
        let grade = u8::try_from(self.grade).unwrap_or_default();
        columns(tx, (self.school_id, self.year_id), (&self.term_kind, grade)).await
    }

    pub const fn year_id(&self) -> i64 {
        self.year_id
    }

    /// Into which terms its year is cut, as stored.
    pub fn term_kind(&self) -> &str {
        &self.term_kind
    }
}

/// What pupils of `grade` get marks for in a school year that is cut into terms of the kind `own`, in order.
pub async fn columns<C: ConnectionTrait>(
    tx: &C,
    (school, year): (SchoolId, i64),
    (own, grade): (&str, u8),
) -> AppResult<Vec<Column>> {
    let rows = sql::rows(tx, COLUMNS, [school.0.into(), year.into(), own.into()]).await?;
    let mut columns = rows.iter().map(column).collect::<AppResult<Vec<_>>>()?;
    let own = TermKind::parse(own).unwrap_or(TermKind::Quarter);
    columns.retain(|column| column.kind.concerns(own, grade));
    columns.sort_by_key(|column| (column.kind, column.number));
    Ok(columns)
}

/// A row of `terms` with its kind.
pub fn column(row: &QueryResult) -> AppResult<Column> {
    let kind: String = row.try_get("", "kind")?;
    let kind = TermKind::parse(&kind).ok_or_else(|| AppError::fault(format!("kind of term {kind}")))?;
    Ok(Column { kind, number: row.try_get("", "number")?, term: term(row)? })
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
