//! The first day of a campaign: the list of today is kept as its rows.

use domain::ids::{ReconciliationId, SchoolId};
use domain::reconciliation::{Campaign, Entered, Side, Start};
use entity::{reconciliation, reconciliation_row as row};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use super::campaign::Pen;
use super::lists::{self, Cut, OnList};
use super::written;
use crate::kit::db::Writing;
use crate::kit::{AppError, AppResult, Request, sql};

const OPEN: &str = "SELECT side FROM reconciliations WHERE school_id = $1 AND closed_on IS NULL";

/// Rows in one statement.
const PIECE: usize = 400;

/// Sides of which a campaign is under way. Until the turn is over nobody else begins one.
pub async fn open_sides(cx: &Request<Writing>, school: SchoolId) -> AppResult<Vec<Side>> {
    let lock = "SELECT id FROM organisations WHERE id = $1 FOR NO KEY UPDATE";
    sql::wait(&cx.tx, lock, [school.0.into()]).await?;
    let rows = sql::rows(&cx.tx, OPEN, [school.0.into()]).await?;
    let codes = rows.iter().map(|row| row.try_get::<String>("", "side"));
    Ok(codes.filter_map(|code| Side::parse(&code.ok()?)).collect())
}

/// Begins it with the list of today.
pub async fn begin(
    cx: &Request<Writing>,
    school: SchoolId,
    start: &Entered<Start>,
) -> AppResult<ReconciliationId> {
    let Start { side, due } = *start.of();
    let list = lists::now(&cx.tx, (school, side), cx.today, Cut::Whole).await?;
    if list.is_empty() {
        return Err(AppError::Refused("Список пуст: сверять нечего. Сначала загрузите людей.".into()));
    }
    let new = reconciliation::ActiveModel {
        school_id: Set(school),
        side: Set(side.code().into()),
        day: Set(cx.today),
        due: Set(due),
        started_by: Set(start.by()),
        started_at: Set(cx.now),
        remark: Set(String::new()),
        ..Default::default()
    };
    let id = new.insert(&cx.tx).await?.id;
    let campaign = Campaign { id, school, side, day: cx.today, due, closed: None };
    for piece in list.chunks(PIECE) {
        let rows = piece.iter().map(|one| kept(&campaign, one)).collect::<AppResult<Vec<_>>>()?;
        row::Entity::insert_many(rows).exec_without_returning(&cx.tx).await?;
    }
    let told = format!("{} due {due} rows {}", side.code(), list.len());
    let pen = Pen { campaign: &campaign, by: start.by() };
    pen.log(cx, "reconciliation.start", [(String::new(), Some(told))]).await?;
    Ok(id)
}

fn kept(of: &Campaign, one: &OnList) -> AppResult<row::ActiveModel> {
    Ok(row::ActiveModel {
        school_id: Set(of.school),
        reconciliation_id: Set(of.id),
        person_id: Set(one.person),
        class_id: Set(one.class),
        listed: Set(Some(written::text(&one.listed)?)),
        said: Set(None),
        flag: Set(None),
        remark: Set(String::new()),
        seen: Set(None),
        said_by: Set(None),
        said_at: Set(None),
        explained: Set(String::new()),
        state: Set(None),
        listed_last: Set(None),
    })
}
