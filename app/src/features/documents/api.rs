//! Calls of documents and photographs.

use domain::document::{DocumentDraft, Reason};
#[cfg(feature = "ssr")]
use domain::document::{KeepDocuments, KeepPhoto};
use domain::ids::{DocumentId, PersonId};
use leptos::prelude::*;

use super::sheet::{Documents, OpenedDocument};
#[cfg(feature = "ssr")]
use super::{faults, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link, response};

/// Which documents a card has, and its photograph.
#[server]
pub async fn open_documents(person: PersonId) -> AppResult<Documents> {
    let cx = Request::read().await?;
    let in_sight = store::listed_place(&cx, person).await?;
    store::documents(&cx, &in_sight).await
}

/// One document, opened: it leaves its trace.
#[server]
pub async fn open_document(person: PersonId, document: DocumentId) -> AppResult<OpenedDocument> {
    let cx = Request::read().await?;
    let place = store::listed_place(&cx, person).await?;
    let permit = cx.actor.permit(KeepDocuments(place))?;
    store::document(&cx, document, &permit).await
}

/// Adds a document; its scan is brought afterwards.
#[server]
pub async fn add_document(person: PersonId, draft: DocumentDraft) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?; //                                              who asks
    let place = store::listed_place(&cx, person).await?; //                           about what
    let permit = cx.actor.permit(KeepDocuments(place))?; //                           may they
    let entry = draft.enter(cx.today, permit).map_err(|wrong| faults(&wrong))?; //    is it lawful
    let added = store::add(&cx, &entry).await?; //                                    do it
    leptos_axum::redirect(&link::document(person, added));
    cx.commit(()).await //                                                            answer
}

/// Writes a document anew over what stood there.
#[server]
pub async fn replace_document(
    person: PersonId,
    document: DocumentId,
    reason: Reason,
    draft: DocumentDraft,
) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?;
    let place = store::listed_place(&cx, person).await?;
    let permit = cx.actor.permit(KeepDocuments(place))?;
    let entry = draft.enter(cx.today, permit).map_err(|wrong| faults(&wrong))?;
    store::replace(&cx, (document, reason), &entry).await?;
    leptos_axum::redirect(&link::document(person, document));
    cx.commit(()).await
}

/// Removes a document with its scan: nothing of it is left but that it was there.
#[server]
pub async fn remove_document(person: PersonId, document: DocumentId, reason: Reason) -> AppResult<()> {
    let cx = Request::write().await?;
    let place = store::listed_place(&cx, person).await?;
    let permit = cx.actor.permit(KeepDocuments(place))?;
    store::remove(&cx, (document, reason), &permit).await?;
    leptos_axum::redirect(&link::documents(person));
    cx.commit(()).await
}

/// Takes the photograph out of a card.
#[server]
pub async fn remove_photo(person: PersonId) -> AppResult<()> {
    let cx = Request::write().await?;
    let place = store::listed_place(&cx, person).await?;
    let permit = cx.actor.permit(KeepPhoto(place))?;
    store::remove_photo(&cx, &permit).await?;
    leptos_axum::redirect(&link::documents(person));
    cx.commit(()).await
}
