//! Lists that were brought in, and their way back.

use domain::access::{Permit, Right};
use domain::ids::{BatchId, SchoolId, UploadId};
use domain::people::undo::Undoing;
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::{ConnectionTrait, QueryResult};
use serde::Serialize;

use super::uploads::kind;
use crate::features::import::policy::BringPeople;
use crate::features::import::sheet::{Batch, BatchSheet, BatchState};
use crate::kit::clock::Clock;
use crate::kit::db::Reading;
use crate::kit::event::Log;
use crate::kit::house::House;
use crate::kit::{AppError, AppResult, Request, intake, sql, trace};

const LISTED: &str = "SELECT b.id, b.kind, b.file_name, b.upload_id, b.at, b.state, b.created, b.updated, b.undone_at, \
     p.surname, p.given, p.patronymic, q.surname AS undone_surname, q.given AS undone_given, q.patronymic AS undone_patronymic \
     FROM batches b LEFT JOIN accounts a ON a.id = b.\"by\" LEFT JOIN persons p ON p.id = a.person_id \
     LEFT JOIN accounts u ON u.id = b.undone_by LEFT JOIN persons q ON q.id = u.person_id WHERE b.school_id = $1";

/// Batches shown, the latest first.
const MOST: u32 = 100;

/// A batch within the caller's sight.
pub struct SeenBatch(intake::Batch);

impl SeenBatch {
    pub const fn id(&self) -> BatchId {
        self.0.id
    }

    pub const fn school(&self) -> SchoolId {
        self.0.school
    }
}

/// What an undone batch comes to, for a command.
#[derive(Debug, Serialize)]
pub struct Told {
    pub batch: BatchId,
    pub dry_run: bool,
    #[serde(flatten)]
    pub undoing: Undoing,
}

/// All of the school, the latest first.
pub async fn batches(cx: &Request<Reading>, school: SchoolId) -> AppResult<Vec<Batch>> {
    let asked = format!("{LISTED} ORDER BY b.id DESC LIMIT {MOST}");
    let rows = sql::rows(&cx.tx, &asked, [school.0.into()]).await?;
    rows.iter().map(|row| read(cx.house.clock, row)).collect()
}

/// The batch, if it is of a school whose lists the caller keeps.
pub async fn batch<T: ConnectionTrait>(cx: &Request<T>, id: BatchId) -> AppResult<SeenBatch> {
    let sight = cx.actor.schools_with(Right::ImportPeople);
    let found = intake::batch(&cx.tx, id).await?;
    found.filter(|batch| sight.contains(&batch.school)).map(SeenBatch).ok_or(AppError::NotFound)
}

/// The batch as it stands; of an undone one with what was undone, which names whoever stays.
pub async fn opened(cx: &Request<Reading>, seen: SeenBatch) -> AppResult<BatchSheet> {
    if seen.0.undone {
        return foresee(cx, seen).await;
    }
    Ok(BatchSheet { batch: shown(cx, &seen).await?, undoing: None })
}

/// What undoing the batch would do.
pub async fn foresee(cx: &Request<Reading>, seen: SeenBatch) -> AppResult<BatchSheet> {
    trace::leave(cx, seen.school(), Look::at(Way::List, Matter::People), [Whose::School])?;
    let undoing = intake::foresee(&cx.tx, &cx.house.vault, seen.0).await?;
    Ok(BatchSheet { batch: shown(cx, &seen).await?, undoing: Some(undoing) })
}

/// Takes the whole batch back.
pub async fn undo_batch(house: &House, seen: SeenBatch, permit: Permit<BringPeople>) -> AppResult<()> {
    let log = Log { school: seen.school(), by: Some(permit.by()), at: house.clock.now() };
    intake::undo(house, seen.0, &log).await.map(drop)
}

/// The same at the console: this batch of the school, or the last that stands; a dry run writes nothing.
pub async fn undo_last(
    house: &House,
    school: &str,
    asked: Option<BatchId>,
    dry_run: bool,
) -> AppResult<Told> {
    let tx = house.db.read().await?;
    let school = intake::school(&tx, school).await?;
    let batch = match asked {
        Some(batch) => intake::batch(&tx, batch).await?.filter(|batch| batch.school == school),
        None => intake::last_batch(&tx, school).await?,
    };
    let told = match asked {
        Some(_) => "Такой загрузки в этой школе нет.",
        None => "Загрузок, которые можно отменить, в этой школе нет.",
    };
    let nothing = || AppError::Refused(told.into());
    let batch = batch.ok_or_else(nothing)?;
    let undoing = if dry_run {
        intake::foresee(&tx, &house.vault, batch).await?
    } else {
        drop(tx);
        let log = Log { school, by: None, at: house.clock.now() };
        intake::undo(house, batch, &log).await?
    };
    Ok(Told { batch: batch.id, dry_run, undoing })
}

async fn shown(cx: &Request<Reading>, seen: &SeenBatch) -> AppResult<Batch> {
    let values = [seen.school().0.into(), seen.id().0.into()];
    let row = sql::row(&cx.tx, &format!("{LISTED} AND b.id = $2"), values).await?;
    read(cx.house.clock, &row.ok_or(AppError::NotFound)?)
}

fn read(clock: Clock, row: &QueryResult) -> AppResult<Batch> {
    let state: String = row.try_get("", "state")?;
    let state = match state.as_str() {
        "undone" => BatchState::Undone(hand(clock, row, ("undone_at", "undone_"))?),
        "done" => BatchState::Done,
        _ => BatchState::Open,
    };
    let figure = |column: &str| -> AppResult<Option<u32>> {
        Ok(row.try_get::<Option<i32>>("", column)?.and_then(|count| u32::try_from(count).ok()))
    };
    Ok(Batch {
        id: BatchId(row.try_get("", "id")?),
        kind: kind(&row.try_get::<String>("", "kind")?),
        file_name: row.try_get("", "file_name")?,
        hand: hand(clock, row, ("at", ""))?,
        state,
        figures: figure("created")?.zip(figure("updated")?),
        upload: row.try_get::<Option<i64>>("", "upload_id")?.map(UploadId),
    })
}

/// «12.11.2026 14:05, Иванова А. П.»; a command has no name.
fn hand(clock: Clock, row: &QueryResult, (at, of): (&str, &str)) -> AppResult<String> {
    let surname: Option<String> = row.try_get("", &format!("{of}surname"))?;
    let who = match surname {
        None => "администратор сервера".to_owned(),
        Some(_) => sql::person_name_of(row, of)?.short(),
    };
    Ok(format!("{}, {who}", clock.say(row.try_get("", at)?)))
}
