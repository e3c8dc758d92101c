//! The end of a campaign: where each row stands is kept, and what it says no longer follows the lists.

use domain::reconciliation::{Campaign, Closing, Entered};
use entity::reconciliation_row as row;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, Set};

use super::campaign::Pen;
use super::lists::Cut;
use super::rows::{self, Row};
use super::said::KEY;
use super::written;
use crate::kit::db::Writing;
use crate::kit::{AppResult, Request, sql};

/// Rows in one statement.
const PIECE: usize = 400;

const UNEXPLAINED: &str = "SELECT COUNT(*) AS many FROM reconciliation_missing \
     WHERE school_id = $1 AND reconciliation_id = $2 AND explained = ''";

const EXPLAIN: &str = "UPDATE reconciliation_missing SET explained = $3 \
     WHERE school_id = $1 AND reconciliation_id = $2 AND explained = ''";

/// Rows in which nothing differs say at the end what they said at first.
const KEEP_REST: &str = "UPDATE reconciliation_rows SET state = CASE WHEN said IS NULL THEN 'not_looked' ELSE 'confirmed' END, \
     listed_last = listed WHERE school_id = $1 AND reconciliation_id = $2 AND state IS NULL";

const CLOSE: &str =
    "UPDATE reconciliations SET closed_on = $3, closed_by = $4, remark = $5 WHERE school_id = $1 AND id = $2";

/// What a campaign would end with.
pub struct End {
    rows: Vec<Row>,
    missing: usize,
}

impl End {
    /// Open differences that nobody has explained.
    pub fn unexplained(&self) -> usize {
        let open = |row: &&Row| row.state.is_open() && row.explained.is_empty();
        self.rows.iter().filter(open).count() + self.missing
    }
}

pub async fn end(cx: &Request<Writing>, campaign: &Campaign) -> AppResult<End> {
    let of = [campaign.school.0.into(), campaign.id.0.into()];
    let missing = sql::row(&cx.tx, UNEXPLAINED, of).await?;
    let missing: i64 = missing.map_or(Ok(0), |row| row.try_get("", "many"))?;
    let rows = rows::rows(cx, campaign, Cut::Whole).await?;
    Ok(End { rows, missing: usize::try_from(missing).unwrap_or(usize::MAX) })
}

/// Closes it; what has no explanation takes the one given now.
pub async fn close(
    cx: &Request<Writing>,
    (campaign, end): (&Campaign, &End),
    closing: &Entered<Closing>,
) -> AppResult<()> {
    let Closing { on, remark } = closing.of();
    let differing: Vec<&Row> = end.rows.iter().filter(|row| row.differs()).collect();
    for piece in differing.chunks(PIECE) {
        let puts = piece.iter().map(|one| put(campaign, one, remark)).collect::<AppResult<Vec<_>>>()?;
        let mut same = OnConflict::columns(KEY);
        same.update_columns([
            row::Column::ClassId,
            row::Column::Explained,
            row::Column::State,
            row::Column::ListedLast,
        ]);
        row::Entity::insert_many(puts).on_conflict(same).exec_without_returning(&cx.tx).await?;
    }
    let of = || [campaign.school.0.into(), campaign.id.0.into()];
    sql::run(&cx.tx, KEEP_REST, of()).await?;
    let [school, id] = of();
    sql::run(&cx.tx, EXPLAIN, [school, id, remark.clone().into()]).await?;
    let [school, id] = of();
    let values = [school, id, (*on).into(), closing.by().0.into(), remark.clone().into()];
    sql::run(&cx.tx, CLOSE, values).await?;
    let open = end.rows.iter().filter(|row| row.state.is_open()).count();
    let (side, rows) = (campaign.side.code(), end.rows.len());
    let told = Some(format!("{side} rows {rows} open {open} missing {}", end.missing));
    Pen { campaign, by: closing.by() }.log(cx, "reconciliation.close", [(String::new(), told)]).await
}

fn put(of: &Campaign, one: &Row, remark: &str) -> AppResult<row::ActiveModel> {
    let bare = one.state.is_open() && one.explained.is_empty();
    Ok(row::ActiveModel {
        school_id: Set(of.school),
        reconciliation_id: Set(of.id),
        person_id: Set(one.person),
        class_id: Set(one.class),
        listed: Set(one.then.as_ref().map(written::text).transpose()?),
        remark: Set(String::new()),
        explained: Set(if bare { remark.to_owned() } else { one.explained.clone() }),
        state: Set(Some(one.state.code().into())),
        listed_last: Set(one.now.as_ref().map(written::text).transpose()?),
        ..Default::default()
    })
}
