//! Documents as they are written: sealed, with an event that tells the kind and never the content.

use domain::access::Permit;
use domain::document::{DocumentEntry, KeepDocuments, Reason};
use domain::ids::DocumentId;
use entity::person_document;
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use super::documents::is_there;
use crate::kit::db::Writing;
use crate::kit::event::{Happening, record};
use crate::kit::files::{Arrived, adopt, let_go};
use crate::kit::{AppError, AppResult, Request, sql};

const KIND: &str = "SELECT kind FROM person_documents WHERE school_id = $1 AND person_id = $2 AND id = $3";
const PUT_SCAN: &str = "UPDATE person_documents SET file_id = $3 WHERE school_id = $1 AND id = $2";
const REMOVE: &str = "DELETE FROM person_documents WHERE school_id = $1 AND person_id = $2 AND id = $3";

pub async fn add(cx: &Request<Writing>, entry: &DocumentEntry) -> AppResult<DocumentId> {
    let (place, by) = (&entry.permit().action().0, entry.permit().by());
    let row = person_document::ActiveModel {
        school_id: Set(place.school),
        person_id: Set(place.person),
        kind: Set(entry.kind().code().to_owned()),
        sealed: Set(cx.house.vault.seal_value(entry.requisites())?),
        file_id: Set(None),
        at: Set(cx.now),
        by: Set(by),
        ..Default::default()
    };
    let id = row.insert(&cx.tx).await?.id;
    log(cx, entry.permit(), ("document.add", entry.kind().code()), None).await?;
    Ok(id)
}

/// Another kind, number or day; the scan stays until another is brought.
pub async fn replace(
    cx: &Request<Writing>,
    (document, reason): (DocumentId, Reason),
    entry: &DocumentEntry,
) -> AppResult<()> {
    is_there(cx, document, entry.permit()).await?;
    let row = person_document::ActiveModel {
        id: Set(document),
        kind: Set(entry.kind().code().to_owned()),
        sealed: Set(cx.house.vault.seal_value(entry.requisites())?),
        at: Set(cx.now),
        by: Set(entry.permit().by()),
        ..Default::default()
    };
    person_document::Entity::update(row).exec(&cx.tx).await?;
    log(cx, entry.permit(), ("document.replace", entry.kind().code()), Some(reason)).await
}

/// Puts what arrived beside the document; the scan there was is let go.
pub async fn put_scan(
    cx: &Request<Writing>,
    (document, arrived): (DocumentId, &Arrived),
    permit: &Permit<KeepDocuments>,
) -> AppResult<()> {
    let (school, former) = (permit.action().0.school, is_there(cx, document, permit).await?);
    let kind = kind(cx, document, permit).await?;
    let file = adopt(&cx.tx, school, permit.by(), arrived).await?;
    sql::run(&cx.tx, PUT_SCAN, [school.0.into(), document.0.into(), file.0.into()]).await?;
    if let Some(former) = former {
        let_go(&cx.tx, school, former).await?;
    }
    log(cx, permit, ("document.scan", &kind), None).await
}

/// The row goes, and the scan with it.
pub async fn remove(
    cx: &Request<Writing>,
    (document, reason): (DocumentId, Reason),
    permit: &Permit<KeepDocuments>,
) -> AppResult<()> {
    let (place, scan) = (&permit.action().0, is_there(cx, document, permit).await?);
    let kind = kind(cx, document, permit).await?;
    let values = [place.school.0.into(), place.person.0.into(), document.0.into()];
    sql::run(&cx.tx, REMOVE, values).await?;
    if let Some(scan) = scan {
        let_go(&cx.tx, place.school, scan).await?;
    }
    log(cx, permit, ("document.remove", &kind), Some(reason)).await
}

async fn kind(
    cx: &Request<Writing>,
    document: DocumentId,
    permit: &Permit<KeepDocuments>,
) -> AppResult<String> {
    let place = &permit.action().0;
    let values = [place.school.0.into(), place.person.0.into(), document.0.into()];
    let row = sql::row(&cx.tx, KIND, values).await?.ok_or(AppError::NotFound)?;
    Ok(row.try_get("", "kind")?)
}

async fn log(
    cx: &Request<Writing>,
    permit: &Permit<KeepDocuments>,
    (act, kind): (&'static str, &str),
    reason: Option<Reason>,
) -> AppResult<()> {
    let place = &permit.action().0;
    let happening = Happening {
        school: place.school,
        at: cx.now,
        by: Some(permit.by()),
        act,
        subject: format!("person:{}", place.person),
        old: None,
        new: Some(kind.to_owned()),
        reason: reason.map(|reason| reason.code().to_owned()),
    };
    record(&cx.tx, &happening).await
}
