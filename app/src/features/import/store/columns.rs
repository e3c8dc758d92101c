//! How the columns of a file kept are understood: guessed from its headings, or said by a person.

use domain::access::Permit;
use domain::people::roster::{Column, Mapping, MappingRefused, RosterKind};
use entity::upload as row;
use exchange::people::Columns;
use sea_orm::{EntityTrait, Set};

use super::uploads::{Kept, kind, state};
use super::{read, uploads};
use crate::features::import::policy::BringPeople;
use crate::features::import::sheet::{Fault, UploadState};
use crate::kit::db::Writing;
use crate::kit::vault::Vault;
use crate::kit::{AppError, AppResult, Request};

/// Refuses what is no list of people before anything of it is kept. Columns nobody can guess are no reason.
pub async fn readable(bytes: Vec<u8>, kind: RosterKind) -> AppResult<()> {
    let Columns { mapping, .. } = columns(bytes.clone(), kind, None).await?;
    if mapping.faults(kind).is_empty() {
        read(bytes, kind, Some(mapping)).await?;
    }
    Ok(())
}

/// The columns of a file as they are meant now.
pub async fn understood(vault: &Vault, kept: &row::Model) -> AppResult<Columns> {
    let meant = kept.sealed_columns.as_ref().map(|sealed| vault.open_value(sealed)).transpose()?;
    columns(vault.open_file(&kept.sealed_file)?, kind(&kept.kind), meant).await
}

/// Keeps what a person says of the columns, lawful or not: what is wrong is told beside it.
pub async fn mean(
    cx: &Request<Writing>,
    Kept(kept): &uploads::Kept,
    codes: &[String],
    _: Permit<BringPeople>,
) -> AppResult<()> {
    if state(&kept.state) != UploadState::Checked {
        return Err(AppError::Refused("Этот список уже загружен.".into()));
    }
    let foreign = || AppError::Refused(MappingRefused::Foreign.to_string());
    let column = |code: &String| match code.as_str() {
        "" => Ok(None),
        code => Column::parse(code).map(Some).ok_or_else(foreign),
    };
    let meant = codes.iter().map(column).collect::<AppResult<Vec<_>>>()?;
    let Columns { mapping, .. } = understood(&cx.house.vault, kept).await?;
    let mapping = mapping.meant(&meant).map_err(|_| foreign())?;
    let sealed_columns = Set(Some(cx.house.vault.seal_value(&mapping)?));
    let row = row::ActiveModel { id: Set(kept.id), sealed_columns, ..Default::default() };
    row::Entity::update(row).exec(&cx.tx).await?;
    Ok(())
}

/// A fault as the page says it.
pub fn said(refused: MappingRefused) -> Fault {
    let at = match &refused {
        MappingRefused::Twice { at, .. } => Some(*at),
        MappingRefused::Lacking { .. } | MappingRefused::Foreign => None,
    };
    Fault { at, text: refused.to_string() }
}

async fn columns(bytes: Vec<u8>, kind: RosterKind, meant: Option<Mapping>) -> AppResult<Columns> {
    let read = tokio::task::spawn_blocking(move || exchange::people::columns(&bytes, kind, meant));
    read.await.map_err(AppError::fault)?.map_err(|refused| AppError::Refused(refused.to_string()))
}
