//! The way out of printable forms, filled from the cards, to be signed by hand; the way in and out of their scans.

use axum::Router;
use axum::extract::{Multipart, Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::consent::{AnswerConsent, KeepConsents, Purpose};
use domain::file::SCANS;
use domain::ids::{ClassId, ConsentId};
use domain::print::{Form, Paper};
use serde::Deserialize;

use super::store;
use crate::kit::files::{self, Wanted, Way, large};
use crate::kit::house::House;
use crate::kit::request::signed_by;
use crate::kit::{AppError, AppResult, Request, door, paper};

/// `GET /consents/forms.pdf`, `GET /consent/form.pdf`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new()
        .route("/consents/forms.pdf", get(forms))
        .route("/consent/form.pdf", get(own))
        .route("/consents/scans/{consent}", get(scan))
        .route("/consents/scans/{consent}", post(put_scan).layer(large()))
        .with_state(house)
}

/// Whose forms: of a class or the staff, all that lack or one; or an own one at the gate.
#[derive(Deserialize)]
struct Wish {
    purpose: Purpose,
    class: Option<i64>,
    person: Option<i64>,
    school: Option<i64>,
}

async fn forms(State(house): State<House>, Query(wish): Query<Wish>, headers: HeaderMap) -> Response {
    let filled = async {
        let cx = door::reading(&house, &headers).await?;
        let (school, class) = (cx.school()?, wish.class.map(domain::ids::ClassId));
        let permit = cx.actor.permit(KeepConsents { school, class })?;
        store::forms(&cx, wish.purpose, wish.person.map(domain::ids::PersonId), &permit).await
    };
    answered(&house, filled.await).await
}

async fn own(State(house): State<House>, Query(wish): Query<Wish>, headers: HeaderMap) -> Response {
    let filled = async {
        let cx = door::reading(&house, &headers).await?;
        let permit = cx.actor.permit(AnswerConsent(cx.actor.person()))?;
        let of = wish.school.zip(wish.person).ok_or(AppError::NotFound)?;
        store::own_form(&cx, wish.purpose, of, &permit).await
    };
    answered(&house, filled.await).await
}

/// Of which roll a scan is asked for or brought: a class teacher says the class.
#[derive(Deserialize)]
struct OfRoll {
    class: Option<i64>,
    purpose: Option<Purpose>,
}

async fn scan(
    State(house): State<House>,
    Path(consent): Path<i64>,
    Query(of): Query<OfRoll>,
    headers: HeaderMap,
) -> Response {
    let found = async {
        let cx = door::reading(&house, &headers).await?;
        store::scan(&cx, ConsentId(consent), of.class.map(ClassId)).await
    };
    match found.await {
        Ok(file) => files::handed(&house, file, Way::Shown),
        Err(error) => door::turned_away(&error),
    }
}

async fn put_scan(
    State(house): State<House>,
    Path(consent): Path<i64>,
    Query(of): Query<OfRoll>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let class = of.class.map(ClassId);
    let page = super::way::address(class, of.purpose.unwrap_or(Purpose::Child));
    match brought(house, &headers, (ConsentId(consent), class), form).await {
        Ok(()) => Redirect::to(&page).into_response(),
        Err(error) => door::sent_back(&error, &page),
    }
}

/// Rights are asked before anything is kept, and once more in the turn that keeps it.
async fn brought(
    house: House,
    headers: &HeaderMap,
    (consent, class): (ConsentId, Option<ClassId>),
    form: Multipart,
) -> AppResult<()> {
    let signed = signed_by(&house, headers).await?;
    let cx = Request::within(house.clone(), signed.clone(), house.db.read().await?);
    let school = cx.school()?;
    let permit = cx.actor.permit(KeepConsents { school, class })?;
    store::paper(&cx, consent, &permit).await?;
    let wanted = Wanted { school, by: permit.by(), kinds: &SCANS, most: 1 };
    drop(cx.tx);
    let form = files::Form::read(&house, wanted, form).await?;
    let Some(arrived) = form.arrived.first() else {
        let why = form.refused.first().cloned();
        return Err(AppError::Refused(why.unwrap_or_else(|| "Выберите файл со сканом.".into())));
    };
    let cx = Request::within(house.clone(), signed, house.db.turn().await?);
    let permit = cx.actor.permit(KeepConsents { school, class })?;
    let paper = store::paper(&cx, consent, &permit).await?;
    store::put_scan(&cx, &paper, arrived, &permit).await?;
    cx.commit(()).await
}

async fn answered(house: &House, filled: AppResult<Vec<Form>>) -> Response {
    let printed = match filled {
        Ok(forms) if forms.is_empty() => Err(AppError::NotFound),
        Ok(forms) => paper::print(house, Paper::Forms(forms)).await,
        Err(error) => Err(error),
    };
    match printed {
        Ok(file) => paper::handed(file, "consent.pdf"),
        Err(error) => door::turned_away(&error),
    }
}
