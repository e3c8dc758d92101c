//! Calls of the import.

use domain::ids::{BatchId, UploadId};
use domain::people::roster::Verdict;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::questions::RowAnswer;
use super::sheet::{Batch, BatchSheet, Opened, Upload};
#[cfg(feature = "ssr")]
use super::{policy::BringPeople, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link};

/// Files lately brought into the school now on.
#[server]
pub async fn uploads() -> AppResult<Vec<Upload>> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let _permit = cx.actor.permit(BringPeople { school })?;
    store::uploads(&cx, school).await
}

/// What a file would do with these classes confirmed; without a choice, with those surely meant.
#[server(input = Json)]
pub async fn open_upload(upload: UploadId, classes: Option<Vec<String>>) -> AppResult<Opened> {
    let cx = Request::read().await?;
    let upload = store::upload(&cx, upload).await?;
    let _permit = cx.actor.permit(BringPeople { school: upload.school() })?;
    store::check(&cx, upload, classes).await
}

/// Says what each column of a file means, in their order; an empty code: it is not read.
#[server]
pub async fn mean_columns(upload: UploadId, #[server(default)] columns: Vec<String>) -> AppResult<()> {
    let cx = Request::write().await?;
    let upload = store::upload(&cx, upload).await?;
    let permit = cx.actor.permit(BringPeople { school: upload.school() })?;
    leptos_axum::redirect(&super::address(upload.id()));
    store::mean(&cx, &upload, &columns, permit).await?;
    cx.commit(()).await
}

/// Says who rows are that meet somebody of the school; `rest` says it of all that are still open.
#[server]
pub async fn rule_rows(
    upload: UploadId,
    #[server(default)] answers: Vec<RowAnswer>,
    rest: Option<Verdict>,
) -> AppResult<()> {
    let cx = Request::read().await?;
    let upload = store::upload(&cx, upload).await?;
    let permit = cx.actor.permit(BringPeople { school: upload.school() })?;
    leptos_axum::redirect(&super::address(upload.id()));
    store::rule(cx, upload, (answers, rest), permit).await
}

/// Writes all good rows of a file and makes the classes confirmed.
#[server]
pub async fn bring_upload(upload: UploadId, #[server(default)] classes: Vec<String>) -> AppResult<()> {
    let cx = Request::read().await?;
    let upload = store::upload(&cx, upload).await?;
    let permit = cx.actor.permit(BringPeople { school: upload.school() })?;
    leptos_axum::redirect(&super::address(upload.id()));
    let house = cx.house.clone();
    drop(cx);
    store::settle(&house, upload, classes, permit).await
}

/// Puts a file aside unwritten.
#[server]
pub async fn drop_upload(upload: UploadId) -> AppResult<()> {
    let cx = Request::write().await?;
    let upload = store::upload(&cx, upload).await?;
    let permit = cx.actor.permit(BringPeople { school: upload.school() })?;
    store::put_aside(&cx, &upload, permit).await?;
    leptos_axum::redirect(link::IMPORT);
    cx.commit(()).await
}

/// Lists brought into the school now on, the latest first.
#[server]
pub async fn batches() -> AppResult<Vec<Batch>> {
    let cx = Request::read().await?;
    let school = cx.school()?;
    let _permit = cx.actor.permit(BringPeople { school })?;
    store::batches(&cx, school).await
}

/// A list that was brought in.
#[server]
pub async fn open_batch(batch: BatchId) -> AppResult<BatchSheet> {
    let cx = Request::read().await?;
    let batch = store::batch(&cx, batch).await?;
    let _permit = cx.actor.permit(BringPeople { school: batch.school() })?;
    store::opened(&cx, batch).await
}

/// The same with what undoing it would do.
#[server]
pub async fn foresee_undo(batch: BatchId) -> AppResult<BatchSheet> {
    let cx = Request::read().await?;
    let batch = store::batch(&cx, batch).await?;
    let _permit = cx.actor.permit(BringPeople { school: batch.school() })?;
    store::foresee(&cx, batch).await
}

/// Takes a whole batch back.
#[server]
pub async fn undo_batch(batch: BatchId) -> AppResult<()> {
    let cx = Request::read().await?;
    let batch = store::batch(&cx, batch).await?;
    let permit = cx.actor.permit(BringPeople { school: batch.school() })?;
    leptos_axum::redirect(&super::batch_address(batch.id()));
    let house = cx.house.clone();
    drop(cx);
    store::undo_batch(&house, batch, permit).await
}
