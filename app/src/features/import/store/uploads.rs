//! Files brought in: kept, opened, brought into the school or put aside.

use domain::access::{Permit, Right};
use domain::ids::{SchoolId, UploadId};
use domain::people::ClassName;
use domain::people::roster::{Report, RosterKind};
use entity::upload as row;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Set};

use super::{Wish, bring, read, unknown_classes, weigh};
use crate::features::import::policy::BringPeople;
use crate::features::import::sheet::{Offered, Opened, Upload, UploadState, offer};
use crate::kit::db::{Reading, Writing};
use crate::kit::house::House;
use crate::kit::{AppError, AppResult, Request, sql};

const LATEST: &str = "SELECT id, school_id, kind, file_name, at, state FROM uploads \
     WHERE school_id = $1 AND state <> 'dropped' ORDER BY id DESC LIMIT 10";

/// A file on its way in.
pub struct NewUpload {
    pub kind: RosterKind,
    pub file_name: String,
    pub bytes: Vec<u8>,
}

/// A file kept, within the caller's sight.
pub struct Kept(row::Model);

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
    read(new.bytes.clone(), new.kind).await.map(drop)
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
        kind: Set(code(new.kind).to_owned()),
        file_name: Set(new.file_name.chars().filter(|c| !c.is_control()).take(120).collect()),
        sealed_file: Set(cx.house.vault.seal(new.bytes)),
        at: Set(cx.now),
        by: Set(permit.by()),
        state: Set(UploadState::Checked.code().to_owned()),
        sealed_report: Set(None),
        ..Default::default()
    };
    Ok(kept.insert(&cx.tx).await?.id)
}

/// What the file would do, or did.
pub async fn check(cx: &Request<Reading>, kept: Kept, classes: Option<Vec<String>>) -> AppResult<Opened> {
    let Kept(kept) = kept;
    let upload = Upload {
        id: kept.id,
        school: kept.school_id,
        kind: kind(&kept.kind),
        file_name: kept.file_name,
        at: cx.house.clock.say(kept.at),
        state: state(&kept.state),
    };
    let vault = &cx.house.vault;
    let file = read(vault.open_file(&kept.sealed_file)?, upload.kind).await?;
    if let Some(done) = kept.sealed_report {
        let report: Report = serde_json::from_slice(&vault.open_file(&done)?).map_err(AppError::fault)?;
        return Ok(Opened { upload, report, mapping: file.mapping, offered: vec![] });
    }
    let chosen = classes.map(|classes| named(&classes));
    let offered = match upload.kind {
        RosterKind::Staff => vec![],
        RosterKind::Pupils => {
            let unknown = unknown_classes(&cx.tx, (upload.school, cx.today), &file.roster).await?;
            offer(unknown, chosen.as_deref())
        }
    };
    let by = Some(cx.actor.account());
    let wish = Wish { kind: upload.kind, classes: ticked(&offered), year: None, dry_run: true, by };
    let weighed = weigh(&cx.tx, vault, (upload.school, cx.today), &file, &wish).await?;
    let mapping = weighed.mapping.clone();
    Ok(Opened { upload, report: weighed.report(), mapping, offered })
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
    let file = read(house.vault.open_file(&kept.sealed_file)?, kind).await?;
    let wish = Wish { kind, classes: named(&classes), year: None, dry_run: false, by };
    let report = bring(house, kept.school_id, &file, &wish).await?;
    let told = serde_json::to_vec(&report).map_err(AppError::fault)?;
    let tx = house.db.turn().await?;
    let done = row::ActiveModel {
        id: Set(kept.id),
        state: Set(UploadState::Committed.code().to_owned()),
        sealed_report: Set(Some(house.vault.seal(told))),
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

const fn code(kind: RosterKind) -> &'static str {
    match kind {
        RosterKind::Staff => "staff",
        RosterKind::Pupils => "pupils",
    }
}

fn kind(code: &str) -> RosterKind {
    if code == "staff" { RosterKind::Staff } else { RosterKind::Pupils }
}

fn state(code: &str) -> UploadState {
    UploadState::parse(code).unwrap_or(UploadState::Dropped)
}
