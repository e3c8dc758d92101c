//! The way out of a sheet of slips: new passwords for those who are ticked, printed once.

use axum::Router;
use axum::extract::{Form, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::post;
use domain::ids::{ClassId, PersonId};
use domain::print::Paper;
use domain::slip::{IssueSlips, Whose};
use domain::trace::{self as looked, Look, Matter, Way};

use super::store;
use crate::kit::house::House;
use crate::kit::request::signed_by;
use crate::kit::{AppError, AppResult, Request, door, link, paper, response, slip, trace};

/// `POST /slips/print`
pub fn doors<S: Clone + Send + Sync + 'static>(house: House) -> Router<S> {
    Router::new().route("/slips/print", post(print)).with_state(house)
}

/// Whose passwords are wished for.
struct Wish {
    class: Option<ClassId>,
    whose: Whose,
    people: Vec<PersonId>,
}

impl Wish {
    fn read(form: &[(String, String)]) -> AppResult<Self> {
        let of = |name: &str| form.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let class = of("class").filter(|text| !text.is_empty());
        let class = class.map(|text| text.parse().map_err(|_| AppError::NotFound)).transpose()?;
        let whose = of("whose").and_then(Whose::parse).ok_or(AppError::NotFound)?;
        let people = form.iter().filter(|(key, _)| key == "person");
        let people = people.map(|(_, value)| value.parse().map_err(|_| AppError::NotFound));
        Ok(Self { class, whose, people: people.collect::<AppResult<_>>()? })
    }
}

async fn print(
    State(house): State<House>,
    headers: HeaderMap,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let page = Wish::read(&form)
        .map_or_else(|_| link::SLIPS.to_owned(), |wish| super::address(wish.class, wish.whose));
    match printed(house, &headers, &form).await {
        Ok(file) => paper::handed(file, "slips.pdf"),
        Err(error @ AppError::Busy) => response::sent_back(&error, &page),
        Err(error) => door::sent_back(&error, &page),
    }
}

/// The paper is set before anything is written: a password that nobody was handed opens nothing.
async fn printed(house: House, headers: &HeaderMap, form: &[(String, String)]) -> AppResult<Vec<u8>> {
    let signed = signed_by(&house, headers).await?;
    let Wish { class, whose, people } = Wish::read(form)?;
    let cx = Request::within(house.clone(), signed.clone(), house.db.turn().await?);
    let permit = cx.actor.permit(IssueSlips { school: cx.school()?, class })?;
    let handed = store::prepare(&cx, whose, &people, &permit).await?;
    let whom = people.iter().copied().map(looked::Whose::Person);
    trace::leave(&cx, permit.action().school, Look::at(Way::Print, Matter::Slips), whom)?;
    cx.commit(()).await?;
    let minted = slip::mint(&house, handed).await?;
    let file = paper::print(&house, Paper::Slips(minted.paper())).await?;
    let cx = Request::within(house.clone(), signed, house.db.long_turn().await?);
    slip::write(&cx, &minted).await?;
    cx.commit(file).await
}
