//! A batch: whose list was brought in when, and line by line what it did, written in the turn of the deed itself.

use domain::ids::{BatchId, SchoolId, UploadId};
use domain::people::roster::RosterKind;
use domain::people::undo::Deed;
use entity::{batch, batch_line, staff};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};

use super::frame::Frame;
use super::sketch::Tally;
use super::written;
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::house::House;
use crate::kit::vault::Vault;
use crate::kit::{AppError, AppResult, sql};

const STILL_OPEN: &str =
    "UPDATE batches SET state = 'open' WHERE school_id = $1 AND id = $2 AND state = 'open'";

/// Lines written by one statement: SQLite takes 32,766 values.
const MANY: usize = 500;

/// Where a list came from.
#[derive(Clone, Debug)]
pub struct Source {
    pub kind: RosterKind,
    pub file_name: String,
    /// None: by a command.
    pub upload: Option<UploadId>,
}

/// One thing done.
#[derive(Clone, Debug)]
pub struct Line {
    pub deed: Deed,
    pub target: i64,
    pub other: Option<i64>,
    pub mark: String,
    pub before: Option<Vec<u8>>,
}

impl Line {
    pub const fn of(deed: Deed, target: i64) -> Self {
        Self { deed, target, other: None, mark: String::new(), before: None }
    }

    pub const fn and(mut self, other: i64) -> Self {
        self.other = Some(other);
        self
    }

    pub fn left(mut self, mark: String) -> Self {
        self.mark = mark;
        self
    }

    pub fn over(mut self, before: Vec<u8>) -> Self {
        self.before = Some(before);
        self
    }
}

/// The code a batch and a file keep of what list they are.
pub const fn code(kind: RosterKind) -> &'static str {
    match kind {
        RosterKind::Staff => "staff",
        RosterKind::Pupils => "pupils",
    }
}

/// The batch of a file whose run was cut off: the next run goes on with it.
pub async fn begun(house: &House, school: SchoolId, upload: Option<UploadId>) -> AppResult<Option<BatchId>> {
    let Some(upload) = upload else { return Ok(None) };
    let own = batch::Entity::find().filter(batch::Column::SchoolId.eq(school));
    let open = own.filter(batch::Column::UploadId.eq(upload)).filter(batch::Column::State.eq("open"));
    Ok(open.one(&house.db.read().await?).await?.map(|batch| batch.id))
}

/// Begins a batch.
pub async fn begin(house: &House, source: &Source, log: &Log) -> AppResult<BatchId> {
    let tx = house.db.turn().await?;
    let row = batch::ActiveModel {
        school_id: Set(log.school),
        kind: Set(code(source.kind).to_owned()),
        file_name: Set(source.file_name.chars().filter(|c| !c.is_control()).take(120).collect()),
        upload_id: Set(source.upload),
        at: Set(log.at),
        by: Set(log.by),
        state: Set("open".to_owned()),
        ..Default::default()
    };
    let batch = row.insert(&tx).await?.id;
    tx.commit().await?;
    Ok(batch)
}

/// The list is in to its last piece.
pub async fn end(house: &House, (school, batch): (SchoolId, BatchId), tally: &Tally) -> AppResult<()> {
    const END: &str = "UPDATE batches SET state = 'done', created = $3, updated = $4 \
         WHERE school_id = $1 AND id = $2 AND state = 'open'";
    let tx = house.db.turn().await?;
    let figure = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    let values =
        [school.0.into(), batch.0.into(), figure(tally.created).into(), figure(tally.updated).into()];
    sql::run(&tx, END, values).await?;
    tx.commit().await
}

/// Keeps what a piece did, if it is of a batch.
pub async fn keep(tx: &Writing, frame: &Frame, lines: Vec<Line>) -> AppResult<()> {
    let Some(batch) = frame.batch.filter(|_| !lines.is_empty()) else { return Ok(()) };
    if sql::run(tx, STILL_OPEN, [frame.school.0.into(), batch.0.into()]).await? == 0 {
        return Err(AppError::Refused("Эту загрузку уже отменили. Загрузите список заново.".into()));
    }
    let mut rows: Vec<_> = lines.into_iter().map(|line| row(frame.school, batch, line)).collect();
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(MANY));
        batch_line::Entity::insert_many(rows).exec_without_returning(tx).await?;
        rows = rest;
    }
    Ok(())
}

/// The line of a card that differs now, if it does.
pub fn card_changed(old: &staff::Model, new: &staff::Model, vault: &Vault) -> AppResult<Vec<Line>> {
    let (stood, stands) = (written::of_card(old), written::of_card(new));
    let was = written::differing(&stood, &stands);
    if was.is_empty() {
        return Ok(vec![]);
    }
    let mark = written::mark(&written::alike(&was, &stands), vault)?;
    let line = Line::of(Deed::CardChanged, old.person_id.0).left(mark).over(vault.seal_value(&was)?);
    Ok(vec![line])
}

fn row(school: SchoolId, batch: BatchId, line: Line) -> batch_line::ActiveModel {
    batch_line::ActiveModel {
        school_id: Set(school),
        batch_id: Set(batch),
        deed: Set(line.deed.code().to_owned()),
        target: Set(line.target),
        other: Set(line.other),
        mark: Set(line.mark),
        sealed_before: Set(line.before),
        outcome: Set(None),
        why: Set(None),
        ..Default::default()
    }
}
