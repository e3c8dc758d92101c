//! Calls of the import.

use domain::ids::UploadId;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::sheet::{Opened, Upload};
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
