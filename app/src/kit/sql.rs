//! Hand-written SQL that both databases read: `$1` names the first value.

use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};

use super::AppResult;

/// All rows of `sql`.
pub async fn rows<C: ConnectionTrait, const N: usize>(
    tx: &C,
    sql: &str,
    values: [Value; N],
) -> AppResult<Vec<QueryResult>> {
    Ok(tx.query_all_raw(statement(tx, sql, values)).await?)
}

/// The first row of `sql`, if there is one.
pub async fn row<C: ConnectionTrait, const N: usize>(
    tx: &C,
    sql: &str,
    values: [Value; N],
) -> AppResult<Option<QueryResult>> {
    Ok(tx.query_one_raw(statement(tx, sql, values)).await?)
}

/// Runs `sql` and tells how many rows it touched.
pub async fn run<C: ConnectionTrait, const N: usize>(
    tx: &C,
    sql: &str,
    values: [Value; N],
) -> AppResult<u64> {
    Ok(tx.execute_raw(statement(tx, sql, values)).await?.rows_affected())
}

fn statement<C: ConnectionTrait, const N: usize>(tx: &C, sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(tx.get_database_backend(), sql, values)
}
