//! The ways of pictures and scans: into a card, and out to whoever may look.

use axum::Router;
use axum::extract::{Multipart, Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::document::{KeepDocuments, KeepPhoto};
use domain::file::SCANS;
use domain::ids::{DocumentId, PersonId};

use super::store;
use crate::kit::files::{self, File, Form, Wanted, Way, large};
use crate::kit::house::House;
use crate::kit::request::signed_by;
use crate::kit::{AppError, AppResult, Request, door, link};

/// `POST` and `GET /documents/{of}/photo`, `POST` and `GET /documents/{of}/{document}/scan`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new()
        .route("/documents/{of}/photo", get(photo))
        .route("/documents/{of}/photo", post(put_photo).layer(large()))
        .route("/documents/{of}/{document}/scan", get(scan))
        .route("/documents/{of}/{document}/scan", post(put_scan).layer(large()))
        .with_state(house)
}

async fn photo(State(house): State<House>, Path(of): Path<i64>, headers: HeaderMap) -> Response {
    let found = async {
        let cx = door::reading(&house, &headers).await?;
        store::photo(&cx, PersonId(of)).await
    };
    shown(&house, found.await)
}

async fn scan(
    State(house): State<House>,
    Path((of, document)): Path<(i64, i64)>,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let cx = door::reading(&house, &headers).await?;
        let place = store::listed_place(&cx, PersonId(of)).await?;
        let permit = cx.actor.permit(KeepDocuments(place))?;
        store::scan(&cx, DocumentId(document), &permit).await
    };
    shown(&house, found.await)
}

fn shown(house: &House, found: AppResult<File>) -> Response {
    match found {
        Ok(file) => files::handed(house, file, Way::Shown),
        Err(error) => door::turned_away(&error),
    }
}

async fn put_photo(
    State(house): State<House>,
    Path(of): Path<i64>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let person = PersonId(of);
    answered(photographed(house, &headers, person, form).await, &link::documents(person))
}

/// Rights and the consent are asked before a picture is unpacked, and once more in the turn that keeps it.
async fn photographed(house: House, headers: &HeaderMap, person: PersonId, form: Multipart) -> AppResult<()> {
    let signed = signed_by(&house, headers).await?;
    let cx = Request::within(house.clone(), signed.clone(), house.db.read().await?);
    let _may = cx.actor.permit(KeepPhoto(store::listed_place(&cx, person).await?))?;
    store::takes_photo(&cx, person).await?;
    drop(cx.tx);
    let picture = files::small_picture(form, "photo").await?;
    let cx = Request::within(house.clone(), signed, house.db.turn().await?);
    let permit = cx.actor.permit(KeepPhoto(store::listed_place(&cx, person).await?))?;
    store::takes_photo(&cx, person).await?;
    store::put_photo(&cx, &picture, &permit).await?;
    cx.commit(()).await
}

async fn put_scan(
    State(house): State<House>,
    Path((of, document)): Path<(i64, i64)>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let (person, document) = (PersonId(of), DocumentId(document));
    answered(scanned(house, &headers, (person, document), form).await, &link::document(person, document))
}

/// The same for a scan.
async fn scanned(
    house: House,
    headers: &HeaderMap,
    (person, document): (PersonId, DocumentId),
    form: Multipart,
) -> AppResult<()> {
    let signed = signed_by(&house, headers).await?;
    let cx = Request::within(house.clone(), signed.clone(), house.db.read().await?);
    let place = store::listed_place(&cx, person).await?;
    let (school, permit) = (place.school, cx.actor.permit(KeepDocuments(place))?);
    store::is_there(&cx, document, &permit).await?;
    let wanted = Wanted { school, by: permit.by(), kinds: &SCANS, most: 1 };
    drop(cx.tx);
    let form = Form::read(&house, wanted, form).await?;
    let Some(arrived) = form.arrived.first() else {
        let why = form.complaint("scan");
        return Err(why.unwrap_or_else(|| AppError::field("scan", "Выберите файл со сканом.")));
    };
    let cx = Request::within(house.clone(), signed, house.db.turn().await?);
    let permit = cx.actor.permit(KeepDocuments(store::listed_place(&cx, person).await?))?;
    store::put_scan(&cx, (document, arrived), &permit).await?;
    cx.commit(()).await
}

fn answered(done: AppResult<()>, page: &str) -> Response {
    match done {
        Ok(()) => Redirect::to(page).into_response(),
        Err(error) => door::sent_back(&error, page),
    }
}
