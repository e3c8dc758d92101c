//! Calls of the lists and of the cards.

use domain::card::CardDraft;
#[cfg(feature = "ssr")]
use domain::card::{KeepCard, KeepClass};
use domain::ids::{ClassId, PersonId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use server_fn::codec::Json;

use super::card::Card;
use super::class_list::{ClassList, LineSent};
use super::sheet::{Ask, Found, Listing};
#[cfg(feature = "ssr")]
use super::store;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{AppError, Request, link, response};

/// People of the school now on, as far as the caller sees them.
#[server(input = Json)]
pub async fn list_people(ask: Ask) -> AppResult<Listing> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_people();
    store::listing(&cx, &sight, ask).await
}

/// A few people of the school now on whose ФИО holds every word of `name`, as far as the caller sees them.
#[server(input = Json)]
pub async fn find_people(name: String) -> AppResult<Vec<Found>> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_people();
    store::found(&cx, &sight, &name).await
}

/// The card of somebody of the school now on, as deep as the caller sees it.
#[server]
pub async fn open_card(person: PersonId) -> AppResult<Card> {
    let cx = Request::read().await?;
    let place = store::place(&cx.tx, cx.school().map_err(|_| AppError::NotFound)?, person, cx.today).await?;
    let in_sight = place.shown_to(&cx.actor).ok_or(AppError::NotFound)?;
    store::card(&cx, &place, in_sight).await
}

/// Corrects what a card says; `seen` is what it said when the form was opened.
#[server]
pub async fn correct_card(person: PersonId, seen: String, draft: CardDraft) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?; //                                                    who asks
    let place = store::place(&cx.tx, cx.school()?, person, cx.today).await?; //             about what
    place.shown_to(&cx.actor).ok_or(AppError::NotFound)?;
    let days = (cx.today, store::first_day(&cx.tx, &place).await?);
    let permit = cx.actor.permit(KeepCard(place))?; //                                   may they
    let entry = draft.enter(days, permit).map_err(|wrong| super::faults(&wrong))?; //       is it lawful
    store::correct(&cx, &seen, &entry).await?; //                                           do it
    leptos_axum::redirect(&link::card(person));
    cx.commit(()).await //                                                                  answer
}

/// The list of a class as one form.
#[server]
pub async fn open_class(class: ClassId) -> AppResult<ClassList> {
    let cx = Request::read().await?;
    let of = store::list_of(&cx, class).await?;
    let _keeps = cx.actor.permit(KeepClass(of.place))?;
    store::class_list(&cx, of).await
}

/// Corrects the list of a class: a line that is right is written, one that is not waits with all that was typed.
#[server]
pub async fn correct_class(class: ClassId, #[server(default)] lines: Vec<LineSent>) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?;
    let of = store::list_of(&cx, class).await?;
    let _keeps = cx.actor.permit(KeepClass(of.place))?;
    let done = store::correct_lines(&cx, &of, &lines).await?;
    cx.commit(()).await?;
    done.answer(&of)
}

/// What a guardian is to a child and may do, as a form sends it with what it was opened with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KinWish {
    pub guardian: PersonId,
    pub degree: String,
    #[serde(default)]
    pub view: Option<String>,
    #[serde(default)]
    pub sign: Option<String>,
    /// «мать.true.false»
    pub shown: String,
}

/// Sets what a guardian is to `child`, and what they may.
#[server]
pub async fn set_kin(child: PersonId, wish: KinWish) -> AppResult<()> {
    let cx = Request::write().await?;
    let place = store::place(&cx.tx, cx.school()?, child, cx.today).await?;
    place.shown_to(&cx.actor).ok_or(AppError::NotFound)?;
    let permit = cx.actor.permit(KeepCard(place))?;
    store::set_kin(&cx, &wish, &permit).await?;
    leptos_axum::redirect(&link::card(child));
    cx.commit(()).await
}
