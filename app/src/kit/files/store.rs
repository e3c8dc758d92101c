//! Files as rows.

use chrono::{DateTime, Utc};
use domain::file::FileKind;
use domain::ids::{AccountId, FileId, SchoolId};
use entity::{file, file_piece};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use sha2::{Digest, Sha256};

use super::{Arrived, File, Small};
use crate::kit::db::{Reading, Writing};
use crate::kit::session::hex;
use crate::kit::vault::Vault;
use crate::kit::{AppError, AppResult, sql};

/// Files swept in one go.
const HANDFUL: u64 = 50;

const ADOPT: &str = r#"UPDATE files SET loose_since = NULL WHERE school_id = $1 AND id = $2 AND "by" = $3 AND loose_since IS NOT NULL AND pieces > 0"#;
const LET_GO: &str = "UPDATE files SET loose_since = $3 WHERE school_id = $1 AND id = $2";
const LOCK: &str = "SELECT id FROM files WHERE school_id = $1 AND id = $2 FOR UPDATE";
const SWEEP_PIECES: &str = "DELETE FROM file_pieces WHERE school_id = $1 AND file_id = $2 \
     AND EXISTS (SELECT 1 FROM files f WHERE f.school_id = $1 AND f.id = $2 AND f.loose_since < $3)";
const SWEEP: &str = "DELETE FROM files WHERE school_id = $1 AND id = $2 AND loose_since < $3";

/// The file, if something of this school owns it.
pub async fn find<C: ConnectionTrait>(tx: &C, school: SchoolId, id: FileId) -> AppResult<File> {
    all_of(tx, school, &[id]).await?.pop().ok_or(AppError::NotFound)
}

/// Those of these files that something of this school owns, the oldest first.
pub async fn all_of<C: ConnectionTrait>(tx: &C, school: SchoolId, ids: &[FileId]) -> AppResult<Vec<File>> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let owned = file::Entity::find()
        .filter(file::Column::SchoolId.eq(school))
        .filter(file::Column::Id.is_in(ids.iter().copied()))
        .filter(file::Column::LooseSince.is_null());
    owned.order_by_asc(file::Column::Id).all(tx).await?.into_iter().map(read).collect()
}

fn read(row: file::Model) -> AppResult<File> {
    let kind = FileKind::parse(&row.kind).ok_or_else(|| AppError::fault("a file of no known kind"))?;
    let size = u64::try_from(row.size).map_err(AppError::fault)?;
    let file::Model { id, school_id: school, name, sha256, at, by, pieces, .. } = row;
    Ok(File { id, school, name, kind, size, sha256, at, by, pieces })
}

/// Gives what arrived to its owner, in the turn that makes the owner. Only whoever brought it can.
pub async fn adopt(tx: &Writing, school: SchoolId, by: AccountId, arrived: &Arrived) -> AppResult<FileId> {
    let values = [school.0.into(), arrived.id.0.into(), by.0.into()];
    match sql::run(tx, ADOPT, values).await? {
        1 => Ok(arrived.id),
        _ => Err(AppError::Refused(format!(
            "Файл «{}» не дождался отправки. Приложите его снова.",
            arrived.name
        ))),
    }
}

/// Takes the file from its owner, in the turn that ends the link: nobody sees it any more, and it is swept.
pub async fn let_go(tx: &Writing, school: SchoolId, id: FileId) -> AppResult<()> {
    let values = [school.0.into(), id.0.into(), DateTime::<Utc>::UNIX_EPOCH.into()];
    sql::run(tx, LET_GO, values).await?;
    Ok(())
}

/// Keeps a small file in the turn that makes its owner: it is owned at once.
pub async fn keep_small(tx: &Writing, vault: &Vault, file: Small<'_>) -> AppResult<FileId> {
    let Small { school, by, at, name, kind, bytes } = file;
    let id = begin(tx, Begun { school, by, at, name: name.to_owned(), kind }).await?;
    put_piece(tx, (school, id), 0, vault.seal(bytes)).await?;
    let size = i64::try_from(bytes.len()).map_err(AppError::fault)?;
    make_whole(tx, id, 1, size, hex(&Sha256::digest(bytes))).await?;
    let arrived = Arrived { id, name: name.to_owned(), kind };
    adopt(tx, school, by, &arrived).await
}

/// A file as it begins to arrive.
pub(super) struct Begun {
    pub school: SchoolId,
    pub by: AccountId,
    pub at: DateTime<Utc>,
    pub name: String,
    pub kind: FileKind,
}

pub(super) async fn begin(tx: &Writing, begun: Begun) -> AppResult<FileId> {
    let row = file::ActiveModel {
        school_id: Set(begun.school),
        name: Set(begun.name),
        kind: Set(begun.kind.code().to_owned()),
        size: Set(0),
        pieces: Set(0),
        sha256: Set(String::new()),
        at: Set(begun.at),
        by: Set(begun.by),
        loose_since: Set(Some(begun.at)),
        ..Default::default()
    };
    Ok(row.insert(tx).await?.id)
}

pub(super) async fn put_piece(
    tx: &Writing,
    (school, file): (SchoolId, FileId),
    number: i32,
    sealed: Vec<u8>,
) -> AppResult<()> {
    let row = file_piece::ActiveModel {
        school_id: Set(school),
        file_id: Set(file),
        number: Set(number),
        sealed: Set(sealed),
    };
    file_piece::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// All pieces are there: how many, how long together, and their hash.
pub(super) async fn make_whole(
    tx: &Writing,
    file: FileId,
    pieces: i32,
    size: i64,
    sha256: String,
) -> AppResult<()> {
    let whole = file::ActiveModel {
        id: Set(file),
        pieces: Set(pieces),
        size: Set(size),
        sha256: Set(sha256),
        ..Default::default()
    };
    file::Entity::update(whole).exec(tx).await?;
    Ok(())
}

/// A piece of a file, still sealed.
pub(super) async fn piece(tx: &Reading, file: &File, number: i32) -> AppResult<Vec<u8>> {
    let key = (file.school, file.id, number);
    let found = file_piece::Entity::find_by_id(key).one(tx).await?;
    found.map(|piece| piece.sealed).ok_or_else(|| AppError::fault("a piece of a file is missing"))
}

/// Files that hang on nothing since before this moment, those that come `after` this one.
pub(super) async fn loose(
    tx: &Reading,
    before: DateTime<Utc>,
    after: FileId,
) -> AppResult<Vec<(SchoolId, FileId)>> {
    let rows = file::Entity::find()
        .select_only()
        .columns([file::Column::SchoolId, file::Column::Id])
        .filter(file::Column::LooseSince.lt(before))
        .filter(file::Column::Id.gt(after))
        .order_by_asc(file::Column::Id)
        .limit(HANDFUL)
        .into_tuple();
    Ok(rows.all(tx).await?)
}

pub(super) async fn sweep(
    tx: &Writing,
    (school, file): (SchoolId, FileId),
    before: DateTime<Utc>,
) -> AppResult<()> {
    sql::wait(tx, LOCK, [school.0.into(), file.0.into()]).await?;
    for statement in [SWEEP_PIECES, SWEEP] {
        sql::run(tx, statement, [school.0.into(), file.0.into(), before.into()]).await?;
    }
    Ok(())
}
