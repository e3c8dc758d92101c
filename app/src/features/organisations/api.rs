//! Calls of the organisations slice.

use domain::ids::OrganisationId;
use domain::org::OrgKind;
#[cfg(feature = "ssr")]
use domain::rights::BringCoordinator;
use domain::school::CardDraft;
#[cfg(feature = "ssr")]
use domain::school::Founding;
use domain::wizard::Progress;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::coordinator::{Answering, Introduced};
#[cfg(feature = "ssr")]
use super::store;
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{AppError, Request, link, response};

/// One organisation of the overseer's part of the tree, with the figures of its people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Organisation {
    pub id: OrganisationId,
    pub name: String,
    pub kind: OrgKind,
    /// The district it stands under, if any.
    pub district: Option<String>,
    /// Classes, pupils and staff of the year now running; zero for what is no school.
    pub classes: u32,
    pub pupils: u32,
    pub staff: u32,
    /// The school year stands open.
    pub open: bool,
    /// How far a school is with the year in hand.
    pub progress: Option<Progress>,
}

/// `/organisations/:of`
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct School {
    pub shown: Organisation,
    pub card: CardDraft,
    /// For the office that brings the first coordinator in.
    pub answering: Option<Answering>,
}

/// Where a school may be founded.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Office {
    pub id: OrganisationId,
    /// The city above a district.
    pub above: Option<OrganisationId>,
    pub name: String,
    pub short_name: String,
}

/// Organisations the caller oversees: the whole city, or a district.
#[server]
pub async fn overseen() -> AppResult<Vec<Organisation>> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_organisations();
    store::overseen(&cx, &sight).await
}

/// A school the caller oversees, and how far it is with its year.
#[server]
pub async fn open_school(school: OrganisationId) -> AppResult<School> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_organisations();
    store::school(&cx, &sight, school).await
}

/// Offices under which the caller may found a school.
#[server]
pub async fn offices() -> AppResult<Vec<Office>> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_appointments();
    store::offices(&cx.tx, &sight).await
}

/// Founds a school under an office.
#[server]
pub async fn found_school(
    under: OrganisationId,
    #[server(default)] code: String,
    card: CardDraft,
) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?;
    let sight = cx.actor.sight_of_appointments();
    let permit = cx.actor.permit(store::office(&cx.tx, &sight, under).await?)?;
    let founding = Founding::of(&code, &card).map_err(|faults| store::at_form(&faults))?;
    let school = store::found(&cx, &founding, permit).await?;
    leptos_axum::redirect(&link::organisation(school));
    cx.commit(()).await
}

/// Brings the first coordinator into a school; the password comes on paper (`/organisations/slip`).
#[server]
pub async fn introduce_coordinator(school: OrganisationId, new: Introduced) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?;
    let place = store::place(&cx, school).await?;
    let seat = store::seat(&cx, &place).await?;
    let permit = cx.actor.permit(BringCoordinator(place))?;
    let (newcomer, wish) = new.read(cx.today)?;
    let entry = seat
        .introduce(newcomer, wish, cx.today, &permit)
        .map_err(|why| AppError::Refused(why.to_string()))?;
    store::introduce(&cx, &entry).await?;
    leptos_axum::redirect(&link::organisation(school));
    cx.commit(()).await
}
