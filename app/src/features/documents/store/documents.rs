//! Documents as they are read: the list without a word of what stands in them, one of them whole.

use domain::access::Permit;
use domain::card::Place;
use domain::document::{DocumentKind, KeepDocuments, KeepPhoto, Requisites};
use domain::ids::{DocumentId, FileId};
use domain::trace::{Look, Matter, Way, Whose};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::features::documents::sheet::{Documents, Listed, OpenedDocument, PhotoSheet};
use crate::kit::db::Reading;
use crate::kit::files::{self, File};
use crate::kit::{AppError, AppResult, Request, place, sql, trace};

const LIST: &str = "SELECT d.id, d.kind, d.sealed, d.file_id, d.at, p.surname, p.given, p.patronymic FROM person_documents d \
     JOIN accounts a ON a.id = d.\"by\" JOIN persons p ON p.id = a.person_id WHERE d.school_id = $1 AND d.person_id = $2";

const THERE: &str =
    "SELECT file_id FROM person_documents WHERE school_id = $1 AND person_id = $2 AND id = $3";

/// Which there are. It leaves a trace of the card, for the photograph is among them.
pub async fn documents(cx: &Request<Reading>, place: &Place) -> AppResult<Documents> {
    let person = place.person;
    trace::leave(cx, place.school, Look::at(Way::List, Matter::Documents), [Whose::Person(person)])?;
    let asked = format!("{LIST} ORDER BY d.kind, d.id");
    let rows = sql::rows(&cx.tx, &asked, [place.school.0.into(), person.0.into()]).await?;
    let photo = place::photo(&cx.tx, place, cx.today).await?;
    Ok(Documents {
        person,
        name: name(cx, place).await?,
        photo: PhotoSheet {
            shown: photo.shown(),
            hidden: photo.file.is_some() && !photo.consented,
            lacks: photo.takes().err().map(|why| why.0.short().to_owned()),
            keeps: cx.actor.may(&KeepPhoto(place.clone())),
        },
        list: rows.iter().map(|row| listed(cx, row)).collect::<AppResult<_>>()?,
        keeps: cx.actor.may(&KeepDocuments(place.clone())),
    })
}

/// All of one. It leaves its trace before it is shown.
pub async fn document(
    cx: &Request<Reading>,
    document: DocumentId,
    permit: &Permit<KeepDocuments>,
) -> AppResult<OpenedDocument> {
    let place = &permit.action().0;
    let asked = format!("{LIST} AND d.id = $3");
    let values = [place.school.0.into(), place.person.0.into(), document.0.into()];
    let row = sql::row(&cx.tx, &asked, values).await?.ok_or(AppError::NotFound)?;
    trace::leave(cx, place.school, Look::at(Way::Card, Matter::Documents), [Whose::Person(place.person)])?;
    let requisites: Requisites = cx.house.vault.open_value(&row.try_get::<Vec<u8>>("", "sealed")?)?;
    let scan = match file_of(&row)? {
        Some(file) => Some(files::find(&cx.tx, place.school, file).await?.attached()),
        None => None,
    };
    let (name, listed) = (name(cx, place).await?, listed(cx, &row)?);
    Ok(OpenedDocument { person: place.person, name, listed, requisites, scan })
}

/// The scan of one. It leaves its trace before it is handed out.
pub async fn scan(
    cx: &Request<Reading>,
    document: DocumentId,
    permit: &Permit<KeepDocuments>,
) -> AppResult<File> {
    let place = &permit.action().0;
    let file = is_there(cx, document, permit).await?.ok_or(AppError::NotFound)?;
    trace::leave(cx, place.school, Look::at(Way::Export, Matter::Documents), [Whose::Person(place.person)])?;
    files::find(&cx.tx, place.school, file).await
}

/// The scan of a document that is there; nothing: it has none.
pub async fn is_there<C: ConnectionTrait>(
    cx: &Request<C>,
    document: DocumentId,
    permit: &Permit<KeepDocuments>,
) -> AppResult<Option<FileId>> {
    let place = &permit.action().0;
    let values = [place.school.0.into(), place.person.0.into(), document.0.into()];
    file_of(&sql::row(&cx.tx, THERE, values).await?.ok_or(AppError::NotFound)?)
}

fn file_of(row: &QueryResult) -> AppResult<Option<FileId>> {
    Ok(row.try_get::<Option<i64>>("", "file_id")?.map(FileId))
}

async fn name(cx: &Request<Reading>, place: &Place) -> AppResult<String> {
    Ok(sql::called(&cx.tx, place.person).await?.ok_or(AppError::NotFound)?.full())
}

fn listed(cx: &Request<Reading>, row: &QueryResult) -> AppResult<Listed> {
    let code: String = row.try_get("", "kind")?;
    Ok(Listed {
        id: DocumentId(row.try_get("", "id")?),
        kind: DocumentKind::parse(&code).ok_or_else(|| AppError::fault(format!("document {code}")))?,
        scan: file_of(row)?.is_some(),
        at: cx.house.clock.say(row.try_get("", "at")?),
        by: sql::person_name(row)?.short(),
    })
}
