//! Numbers for rows to come: taken first, so that rows which point at one another are written many at once.

use sea_orm::DbBackend;

use crate::kit::db::Writing;
use crate::kit::{AppResult, sql};

/// The next `count` numbers of `table`, nobody else's from now on.
pub async fn fresh(
    tx: &Writing,
    table: &'static str,
    count: usize,
) -> AppResult<impl Iterator<Item = i64> + use<>> {
    let many = i64::try_from(count).unwrap_or(i64::MAX);
    let taken: Vec<i64> = if count == 0 {
        vec![]
    } else if tx.backend() == DbBackend::Postgres {
        let next = format!(
            "SELECT nextval(pg_get_serial_sequence('{table}', 'id')) AS id FROM generate_series(CAST(1 AS bigint), $1)"
        );
        let rows = sql::rows(tx, &next, [many.into()]).await?;
        rows.iter().map(|row| row.try_get("", "id")).collect::<Result<_, _>>()?
    } else {
        let last = "SELECT COALESCE(MAX(seq), 0) AS last FROM sqlite_sequence WHERE name = $1";
        let row = sql::row(tx, last, [table.into()]).await?;
        let last: i64 = row.map_or(Ok(0), |row| row.try_get("", "last"))?;
        (last + 1..=last + many).collect()
    };
    Ok(taken.into_iter())
}
