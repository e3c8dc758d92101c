//! A batch taken back whole: what it would do, and doing it in pieces of one turn each.
//!
//! What a batch did is kept in rows of its own (`batch_lines`), not read from the log of events: an event names columns
//! and never what stood in them, for the log outlives the people. A line keeps the former content sealed, and a
//! fingerprint of what the batch left, by which a later hand is seen. Its fate is written in the turn that carries it out,
//! so that a run that was cut off goes on where it stopped. A school year that a list began stays, a draft with its grades: orders
//! of it stay in the book. Packages keep no batch: what they bring besides people has no lines here.
//!
//! Read in this order: `record` (what was done), `ties`, `people`, `on_record`, `classes` (the facts, for the law in
//! `domain::people::undo`), `apply` (carried out), `told` (what stays, by name).

mod apply;
mod classes;
mod on_record;
mod people;
mod record;
#[cfg(test)]
mod tests;
mod ties;
mod told;

use std::collections::BTreeSet;

use domain::ids::{ClassId, PersonId};
use domain::people::undo::{Deed, Fate, Undoing};
use sea_orm::ConnectionTrait;

use super::order;
use crate::kit::db::Writing;
use crate::kit::event::Log;
use crate::kit::house::House;
use crate::kit::news::Happened;
use crate::kit::vault::Vault;
use crate::kit::{AppResult, sql};
use classes::Going;
use record::{Fates, Record};

pub use classes::mark as class_mark;
pub use record::{Batch, batch, last_batch};

/// Lines about people on record undone in one turn.
const PIECE: usize = 100;

const UNDONE: &str = "UPDATE batches SET state = 'undone', undone_at = $3, undone_by = $4 \
     WHERE school_id = $1 AND id = $2 AND state <> 'undone'";

/// On PostgreSQL nobody points at these rows until the turn is over.
const HOLD_PEOPLE: &str = "SELECT id FROM persons WHERE id IN (#) FOR UPDATE";

/// What undoing would do now; of a batch that is undone, what it did.
pub async fn foresee<C: ConnectionTrait>(tx: &C, vault: &Vault, batch: Batch) -> AppResult<Undoing> {
    let record = Record::load(tx, batch).await?;
    let mut fates = record.decided();
    if !batch.undone {
        for piece in record.pieces() {
            fates.extend(people::judge(tx, vault, &record, &piece).await?);
        }
        fates.extend(on_record::judge(tx, vault, &record, &record.open(&on_record::DEEDS)).await?);
        let going = Going::of(&record, &fates);
        fates.extend(classes::judge(tx, &record, &going).await?);
        let leads = classes::judge_leads(tx, &record, &fates).await?;
        fates.extend(leads);
        let cards = record.open(&[Deed::CardChanged]);
        fates.extend(on_record::judge(tx, vault, &record, &cards).await?);
        fates.extend(classes::judge_orders(tx, &record, &going).await?);
    }
    told::told(tx, &record, &fates).await
}

/// Undoes the batch; pressed again after a run that was cut off it goes on, and of an undone batch it tells what was done.
pub async fn undo(house: &House, batch: Batch, log: &Log) -> AppResult<Undoing> {
    if !batch.undone {
        let record = Record::load(&house.db.read().await?, batch).await?;
        for piece in record.pieces() {
            people_turn(house, &record, &piece, log).await?;
        }
        for piece in record.open(&on_record::DEEDS).chunks(PIECE) {
            record_turn(house, &record, piece, log).await?;
        }
        class_turn(house, batch, log).await?;
        let record = Record::load(&house.db.read().await?, batch).await?;
        for piece in record.open(&[Deed::CardChanged]).chunks(PIECE) {
            record_turn(house, &record, piece, log).await?;
        }
        last_turn(house, batch, log).await?;
    }
    let batch = Batch { undone: true, ..batch };
    foresee(&house.db.read().await?, &house.vault, batch).await
}

async fn people_turn(house: &House, record: &Record, piece: &[PersonId], log: &Log) -> AppResult<()> {
    let tx = turn(house).await?;
    let among = sql::among(piece.iter().map(|person| person.0));
    sql::wait(&tx, &HOLD_PEOPLE.replace('#', &among), []).await?;
    let fates = people::judge(&tx, &house.vault, record, piece).await?;
    settle(house, tx, (record, fates), log).await
}

async fn record_turn(house: &House, record: &Record, piece: &[usize], log: &Log) -> AppResult<()> {
    let tx = turn(house).await?;
    let fates = on_record::judge(&tx, &house.vault, record, piece).await?;
    settle(house, tx, (record, fates), log).await
}

async fn turn(house: &House) -> AppResult<Writing> {
    let tx = house.db.long_turn().await?;
    order::lock(&tx).await?;
    Ok(tx)
}

/// Carries the fates out that nobody has carried out meanwhile, and tells whose class lists have changed.
async fn settle(house: &House, tx: Writing, (record, fates): (&Record, Fates), log: &Log) -> AppResult<()> {
    let fates = still_open(&tx, record, fates).await?;
    let classes = carry_out(&tx, house, (record, &fates), log).await?;
    tx.commit().await?;
    for class in classes {
        house.news.publish(Happened::ClassList { school: record.batch.school, class });
    }
    Ok(())
}

async fn carry_out(
    tx: &Writing,
    house: &House,
    (record, fates): (&Record, &Fates),
    log: &Log,
) -> AppResult<BTreeSet<ClassId>> {
    let classes = apply::carry_out(tx, &house.vault, (record, fates), log).await?;
    record::decide(tx, record, fates).await?;
    Ok(classes)
}

async fn still_open(tx: &Writing, record: &Record, fates: Fates) -> AppResult<Fates> {
    let lines = sql::among(fates.keys().map(|at| record.lines[*at].id.0));
    let asked = format!(
        "SELECT id FROM batch_lines WHERE school_id = $1 AND batch_id = $2 AND outcome IS NULL AND id IN ({lines})"
    );
    let rows = sql::rows(tx, &asked, [record.batch.school.0.into(), record.batch.id.0.into()]).await?;
    let open: BTreeSet<i64> = rows.iter().map(|row| row.try_get("", "id")).collect::<Result<_, _>>()?;
    Ok(fates.into_iter().filter(|(at, _)| open.contains(&record.lines[*at].id.0)).collect())
}

/// Classes and their teachers, once all people are settled.
async fn class_turn(house: &House, batch: Batch, log: &Log) -> AppResult<()> {
    let tx = turn(house).await?;
    let record = Record::load(&tx, batch).await?;
    let mut fates = record.decided();
    let classes = classes::judge(&tx, &record, &Going::of(&record, &fates)).await?;
    carry_out(&tx, house, (&record, &classes), log).await?;
    fates.extend(classes);
    let leads = classes::judge_leads(&tx, &record, &fates).await?;
    carry_out(&tx, house, (&record, &leads), log).await?;
    tx.commit().await
}

/// Orders, and the batch is undone.
async fn last_turn(house: &House, batch: Batch, log: &Log) -> AppResult<()> {
    let tx = turn(house).await?;
    let record = Record::load(&tx, batch).await?;
    let mut fates = record.decided();
    let orders = classes::judge_orders(&tx, &record, &Going::of(&record, &fates)).await?;
    record::decide(&tx, &record, &orders).await?;
    fates.extend(orders);
    for empty in classes::empty_orders(&tx, batch.school, (order::KIND, order::BASIS)).await? {
        apply::cancel(&tx, empty, house.clock.today(), log).await?;
    }
    let values = [batch.school.0.into(), batch.id.0.into(), log.at.into(), log.by.map(|by| by.0).into()];
    if sql::run(&tx, UNDONE, values).await? > 0 {
        let kept = fates.values().filter(|fate| **fate != Fate::Undone).count();
        let told = Some(format!("undone:{} kept:{kept}", fates.len() - kept));
        log.enter(&tx, "batch.undo", format!("batch:{}", batch.id), told).await?;
    }
    tx.commit().await
}
