//! Marks that were given, as rows tell them.

use domain::journal::MarkValue;
use domain::term_mark::Given;
use sea_orm::QueryResult;

use super::{AppError, AppResult};

/// What its teacher calls the work `a`.
macro_rules! work {
    () => {
        "CASE WHEN a.kind = 'Д' THEN a.description ELSE a.title END AS work"
    };
}
pub(crate) use work;

/// What stands in the column `value`.
pub fn mark(row: &QueryResult) -> AppResult<MarkValue> {
    let code: i16 = row.try_get("", "value")?;
    MarkValue::from_code(code).ok_or_else(|| AppError::fault(format!("mark code {code}")))
}

/// A current mark as the law of term marks reads it: columns `value`, `weight`, `kind` (the letter), `date`.
pub fn current(row: &QueryResult) -> AppResult<Given> {
    let weight: i32 = row.try_get("", "weight")?;
    Ok(Given {
        value: mark(row)?,
        weight: weight.unsigned_abs(),
        kind: row.try_get("", "kind")?,
        on: row.try_get("", "date")?,
    })
}
