//! The way out of the first password of a coordinator: printed once, and known to nobody but the paper.

use axum::extract::{Form, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::ids::{OrganisationId, PersonId};
use domain::print::Paper;
use domain::rights::BringCoordinator;
use domain::trace::{Look, Matter, Way, Whose};

use super::store;
use crate::kit::house::House;
use crate::kit::request::signed_by;
use crate::kit::{AppError, AppResult, Request, door, link, paper, response, slip, trace};

#[derive(Clone, Copy, serde::Deserialize)]
pub struct Wish {
    school: OrganisationId,
    person: PersonId,
}

/// `POST /organisations/slip`
pub async fn print(State(house): State<House>, headers: HeaderMap, Form(wish): Form<Wish>) -> Response {
    let page = link::organisation(wish.school);
    match printed(house, &headers, wish).await {
        Ok(file) => paper::handed(file, "slip.pdf"),
        Err(error @ AppError::Busy) => response::sent_back(&error, &page),
        Err(error) => door::sent_back(&error, &page),
    }
}

/// The paper is set before anything is written: a password that nobody was handed opens nothing.
async fn printed(house: House, headers: &HeaderMap, wish: Wish) -> AppResult<Vec<u8>> {
    let signed = signed_by(&house, headers).await?;
    let cx = Request::within(house.clone(), signed.clone(), house.db.turn().await?);
    let place = store::place(&cx, wish.school).await?;
    let permit = cx.actor.permit(BringCoordinator(place))?;
    let handed = store::handed(&cx, wish.person, &permit).await?;
    let whom = [Whose::Person(wish.person)];
    trace::leave(&cx, permit.action().0.school, Look::at(Way::Print, Matter::Slips), whom)?;
    cx.commit(()).await?;
    let minted = slip::mint(&house, handed).await?;
    let file = paper::print(&house, Paper::Slips(minted.paper())).await?;
    let cx = Request::within(house.clone(), signed, house.db.long_turn().await?);
    slip::write(&cx, &minted).await?;
    cx.commit(file).await
}
