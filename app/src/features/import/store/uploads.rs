//! Files brought in: kept, opened, brought into the school or put aside.

use domain::access::{Permit, Right};
use domain::ids::{AccountId, BatchId, SchoolId, UploadId};
use domain::people::ClassName;
use domain::people::roster::{Report, RosterKind, Ruling};
use entity::upload as row;
use exchange::people::Columns;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};

use super::absent::absent;
use super::questions::{kept_rulings, shown};
use super::{Wish, bring, columns, read, unknown_classes, weigh};
use crate::features::import::policy::BringPeople;
use crate::features::import::sheet::{Fault, Offered, Opened, Upload, UploadState, offer};
use crate::kit::db::{Reading, Writing};
use crate::kit::house::House;
use crate::kit::intake::{Question, kind_code};
use crate::kit::{AppError, AppResult, Request, sql};

/// Files that wait, and those brought in before batches were kept.
const LATEST: &str = "SELECT u.id, u.school_id, u.kind, u.file_name, u.at, u.state FROM uploads u \
     WHERE u.school_id = $1 AND u.state <> 'dropped' AND (u.state = 'checked' OR NOT EXISTS \
       (SELECT 1 FROM batches b WHERE b.school_id = u.school_id AND b.upload_id = u.id)) ORDER BY u.id DESC LIMIT 10";

const BATCH: &str = "SELECT id FROM batches WHERE school_id = $1 AND upload_id = $2 ORDER BY id DESC LIMIT 1";

/// A file on its way in.
pub struct NewUpload {
    pub kind: RosterKind,
    pub file_name: String,
    pub bytes: Vec<u8>,
}

/// A file kept, within the caller's sight.
pub struct Kept(pub(super) row::Model);

impl Kept {
    pub const fn id(&self) -> UploadId {
        self.0.id
    }

    pub const fn school(&self) -> SchoolId {
        self.0.school_id
    }
}

/// The school of the side now on.
pub async fn uploads(cx: &Request<Reading>, school: SchoolId) -> AppResult<Vec<Upload>> {
    let rows = sql::rows(&cx.tx, LATEST, [school.0.into()]).await?;
    let upload = |row: &sea_orm::QueryResult| {
        Ok(Upload {
            id: UploadId(row.try_get("", "id")?),
            school: SchoolId(row.try_get("", "school_id")?),
            kind: kind(&row.try_get::<String>("", "kind")?),
            file_name: row.try_get("", "file_name")?,
            at: cx.house.clock.say(row.try_get("", "at")?),
            state: state(&row.try_get::<String>("", "state")?),
            batch: None,
        })
    };
    rows.iter().map(upload).collect()
}

/// The file, if it was brought into a school whose lists the caller keeps, and not put aside.
pub async fn upload<T: ConnectionTrait>(cx: &Request<T>, id: UploadId) -> AppResult<Kept> {
    let sight = cx.actor.schools_with(Right::ImportPeople);
    let found = row::Entity::find_by_id(id).one(&cx.tx).await?;
    let there = |upload: &row::Model| {
        sight.contains(&upload.school_id) && state(&upload.state) != UploadState::Dropped
    };
    found.filter(there).map(Kept).ok_or(AppError::NotFound)
}

/// Refuses what is no list of people before anything of it is kept.
pub async fn readable(new: &NewUpload) -> AppResult<()> {
    columns::readable(new.bytes.clone(), new.kind).await
}

/// Keeps a file that reads as a list.
pub async fn keep(
    cx: &Request<Writing>,
    school: SchoolId,
    new: NewUpload,
    permit: Permit<BringPeople>,
) -> AppResult<UploadId> {
    let kept = row::ActiveModel {
        school_id: Set(school),
        kind: Set(kind_code(new.kind).to_owned()),
        file_name: Set(new.file_name.chars().filter(|c| !c.is_control()).take(120).collect()),
        sealed_file: Set(cx.house.vault.seal(new.bytes)),
        at: Set(cx.now),
        by: Set(permit.by()),
        state: Set(UploadState::Checked.code().to_owned()),
        sealed_report: Set(None),
        sealed_columns: Set(None),
        sealed_rulings: Set(None),
        ..Default::default()
    };
    Ok(kept.insert(&cx.tx).await?.id)
}

/// What the file would do, or did.
pub async fn check(cx: &Request<Reading>, kept: Kept, classes: Option<Vec<String>>) -> AppResult<Opened> {
    let vault = &cx.house.vault;
    let understood = columns::understood(vault, &kept.0).await?;
    let upload = told(cx, &kept.0).await?;
    let Columns { mapping, samples } = understood;
    let opened = Opened {
        upload,
        report: Report::default(),
        mapping,
        samples,
        faults: vec![],
        offered: vec![],
        met: vec![],
        absent: vec![],
    };
    if let Some(done) = &kept.0.sealed_report {
        let report: Report = vault.open_value(done)?;
        return Ok(Opened { report, ..opened });
    }
    let faults = opened.mapping.faults(opened.upload.kind);
    if !faults.is_empty() {
        let faults = faults.into_iter().map(columns::said).collect();
        return Ok(Opened { faults, ..opened });
    }
    weighed(cx, &kept.0, opened, classes).await
}

async fn told(cx: &Request<Reading>, kept: &row::Model) -> AppResult<Upload> {
    let last = sql::row(&cx.tx, BATCH, [kept.school_id.0.into(), kept.id.0.into()]).await?;
    let batch = last.map(|row| row.try_get("", "id").map(BatchId)).transpose()?;
    Ok(Upload {
        id: kept.id,
        school: kept.school_id,
        kind: kind(&kept.kind),
        file_name: kept.file_name.clone(),
        at: cx.house.clock.say(kept.at),
        state: state(&kept.state),
        batch,
    })
}

/// A file whose columns are understood, beside what is on record.
async fn weighed(
    cx: &Request<Reading>,
    kept: &row::Model,
    opened: Opened,
    classes: Option<Vec<String>>,
) -> AppResult<Opened> {
    let (vault, upload) = (&cx.house.vault, &opened.upload);
    let file = vault.open_file(&kept.sealed_file)?;
    let file = match read(file, upload.kind, Some(opened.mapping.clone())).await {
        Ok(file) => file,
        Err(AppError::Refused(text)) => {
            return Ok(Opened { faults: vec![Fault { at: None, text }], ..opened });
        }
        Err(error) => return Err(error),
    };
    let chosen = classes.map(|classes| named(&classes));
    let by = Some(cx.actor.account());
    let offered = match upload.kind {
        RosterKind::Staff => vec![],
        RosterKind::Pupils => {
            let of = (by, &file.roster);
            let unknown = unknown_classes(&cx.tx, (upload.school, cx.today), of).await?;
            offer(unknown, chosen.as_deref())
        }
    };
    let wish = Wish { rulings: kept_rulings(vault, kept)?, ..wish(kept, ticked(&offered), by) };
    let weighed = weigh(&cx.tx, vault, (upload.school, cx.today), &file, &wish).await?;
    let met = shown(cx, kept, &weighed.questions)?;
    let absent = absent(cx, &weighed).await?;
    Ok(Opened { report: weighed.report(), offered, met, absent, ..opened })
}

/// What is asked of a file with these rulings, and with the classes that are surely meant.
pub(super) async fn weighed_anew(
    cx: &Request<Reading>,
    kept: &row::Model,
    rulings: Vec<Ruling>,
) -> AppResult<Vec<Question>> {
    let (vault, kind, of) = (&cx.house.vault, kind(&kept.kind), (kept.school_id, cx.today));
    let Columns { mapping, .. } = columns::understood(vault, kept).await?;
    let file = read(vault.open_file(&kept.sealed_file)?, kind, Some(mapping)).await?;
    let classes = match kind {
        RosterKind::Staff => vec![],
        RosterKind::Pupils => {
            ticked(&offer(unknown_classes(&cx.tx, of, (Some(cx.actor.account()), &file.roster)).await?, None))
        }
    };
    let wish = Wish { rulings, ..wish(kept, classes, Some(cx.actor.account())) };
    Ok(weigh(&cx.tx, vault, of, &file, &wish).await?.questions)
}

/// Brings the file in, then keeps its report. A run that was cut off is simply begun again.
pub async fn settle(
    house: &House,
    kept: Kept,
    classes: Vec<String>,
    permit: Permit<BringPeople>,
) -> AppResult<()> {
    let Kept(kept) = kept;
    if state(&kept.state) != UploadState::Checked {
        return Ok(());
    }
    let (kind, by) = (kind(&kept.kind), Some(permit.by()));
    let Columns { mapping, .. } = columns::understood(&house.vault, &kept).await?;
    if let Some(fault) = mapping.faults(kind).into_iter().next() {
        return Err(AppError::Refused(fault.to_string()));
    }
    let file = read(house.vault.open_file(&kept.sealed_file)?, kind, Some(mapping)).await?;
    let rulings = kept_rulings(&house.vault, &kept)?;
    let wish = Wish { dry_run: false, rulings, ..wish(&kept, named(&classes), by) };
    let report = bring(house, kept.school_id, &file, &wish).await?;
    let tx = house.db.turn().await?;
    let done = row::ActiveModel {
        id: Set(kept.id),
        state: Set(UploadState::Committed.code().to_owned()),
        sealed_report: Set(Some(house.vault.seal_value(&report)?)),
        ..Default::default()
    };
    row::Entity::update(done).exec(&tx).await?;
    tx.commit().await
}

/// Forgets the content of a file that is not wanted after all.
pub async fn put_aside(cx: &Request<Writing>, kept: &Kept, _: Permit<BringPeople>) -> AppResult<()> {
    if state(&kept.0.state) != UploadState::Checked {
        return Err(AppError::Refused("Этот список уже загружен.".into()));
    }
    let aside = row::ActiveModel {
        id: Set(kept.0.id),
        sealed_file: Set(vec![]),
        state: Set(UploadState::Dropped.code().to_owned()),
        ..Default::default()
    };
    row::Entity::update(aside).exec(&cx.tx).await?;
    Ok(())
}

/// The rejected rows as a workbook to be corrected.
pub async fn rejected(cx: &Request<Reading>, kept: Kept, classes: Option<Vec<String>>) -> AppResult<Vec<u8>> {
    let bytes = cx.house.vault.open_file(&kept.0.sealed_file)?;
    let Opened { mapping, report, .. } = check(cx, kept, classes).await?;
    let written = tokio::task::spawn_blocking(move || exchange::people::annotated(&bytes, &mapping, &report));
    written.await.map_err(AppError::fault)?.map_err(|refused| AppError::Refused(refused.to_string()))
}

fn named(classes: &[String]) -> Vec<ClassName> {
    classes.iter().filter_map(|class| class.parse().ok()).collect()
}

fn ticked(offered: &[Offered]) -> Vec<ClassName> {
    offered.iter().filter(|offer| offer.ticked).map(|offer| offer.class.clone()).collect()
}

fn wish(kept: &row::Model, classes: Vec<ClassName>, by: Option<AccountId>) -> Wish {
    let (kind, file_name) = (kind(&kept.kind), kept.file_name.clone());
    let upload = Some(kept.id);
    Wish { kind, classes, year: None, dry_run: true, by, file_name, upload, rulings: vec![] }
}

pub(super) fn kind(code: &str) -> RosterKind {
    if code == "staff" { RosterKind::Staff } else { RosterKind::Pupils }
}

pub(super) fn state(code: &str) -> UploadState {
    UploadState::parse(code).unwrap_or(UploadState::Dropped)
}
