//! Calls of roles and rights.

use chrono::NaiveDate;
use domain::ids::{DeputyId, PersonId, RoleId, SchoolId};
#[cfg(feature = "ssr")]
use domain::rights::{Appoint, Deputise as NameDeputies, DismissStaff, KeepRights, ReadRoles, end};
use domain::role::Role;
use leptos::prelude::*;

use super::card::{Card, Days, Last};
use super::people::{Seat, Staff};
use super::stints::Naming;
use super::table::RightsTable;
#[cfg(feature = "ssr")]
use super::{of_person, of_school, store, told};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link};

/// Schools below the office now on, with those who answer for them.
#[server]
pub async fn open_seats() -> AppResult<Vec<Seat>> {
    let cx = Request::read().await?;
    let sight = cx.actor.sight_of_appointments();
    store::seats(&cx, &sight).await
}

/// The people of a school with their roles; by default of the school now on.
#[server]
pub async fn open_staff(school: Option<SchoolId>, name: Option<String>) -> AppResult<Staff> {
    let cx = Request::read().await?;
    let place = store::place(&cx, school).await?;
    let permit = cx.actor.permit(ReadRoles(place))?;
    store::staff(&cx, name.unwrap_or_default(), &permit).await
}

/// One of them: roles, what follows from data, orders.
#[server]
pub async fn open_card(school: Option<SchoolId>, person: PersonId) -> AppResult<Card> {
    let cx = Request::read().await?;
    let place = store::place(&cx, school).await?;
    let permit = cx.actor.permit(ReadRoles(place))?;
    store::card(&cx, person, &permit).await
}

/// Gives somebody who works in the school a role there.
#[server]
pub async fn give_role(school: SchoolId, person: PersonId, role: Role, days: Days) -> AppResult<()> {
    let cx = Request::write().await?; //                                         who asks
    let place = store::place(&cx, Some(school)).await?; //                       about what
    let permit = cx.actor.permit(Appoint { place, role })?; //                   may they
    let (candidate, brings) = store::candidate(&cx, person, &permit).await?;
    let entry = candidate.appoint(days.wish(), &brings, cx.today, &permit).map_err(told::not_given)?; // is it lawful
    store::give(&cx, &entry).await?; //                                          do it
    leptos_axum::redirect(&of_person(school, person));
    cx.commit(()).await //                                                       answer
}

/// Gives those ticked the roles that their posts speak for, from today on.
#[server]
pub async fn confirm_roles(#[server(default)] people: Vec<PersonId>) -> AppResult<()> {
    let cx = Request::write().await?;
    let place = store::place(&cx, None).await?;
    let _gives = cx.actor.permit(KeepRights(place.school))?;
    for (person, role) in store::proposed(&cx, place.school, &people).await? {
        let permit = cx.actor.permit(Appoint { place: place.clone(), role })?;
        let (candidate, brings) = store::candidate(&cx, person, &permit).await?;
        let wish = store::from_today(&cx);
        let entry = candidate.appoint(wish, &brings, cx.today, &permit).map_err(told::not_given)?;
        store::give(&cx, &entry).await?;
    }
    leptos_axum::redirect(&of_school(place.school));
    cx.commit(()).await
}

/// Ends a role with its last day.
#[server]
pub async fn end_role(school: SchoolId, role: RoleId, last: Last) -> AppResult<()> {
    let cx = Request::write().await?;
    let place = store::place(&cx, Some(school)).await?;
    let (person, held) = store::held(&cx, school, role).await?;
    let permit = cx.actor.permit(Appoint { place, role: held.role })?;
    let (tenure, basis) = (store::tenure(&cx, school).await?, told::short(&last.basis));
    let ended = end(held, (last.day, &basis), (&tenure, cx.today), &permit).map_err(told::not_ended)?;
    store::end(&cx, (school, person), &ended, &basis).await?;
    leptos_axum::redirect(&of_person(school, person));
    cx.commit(()).await
}

/// Ends somebody's work in the school now on: roles end, groups are left, whoever is signed in is out.
#[server]
pub async fn dismiss(person: PersonId, last: Last) -> AppResult<()> {
    let cx = Request::write().await?;
    let school = cx.school()?;
    let permit = cx.actor.permit(DismissStaff(school))?;
    let work = store::employment(&cx, school, person).await?;
    let (tenure, basis) = (store::tenure(&cx, school).await?, told::short(&last.basis));
    let entry =
        work.dismiss((last.day, &basis), (&tenure, cx.today), &permit).map_err(told::not_dismissed)?;
    store::dismiss(&cx, &entry, &basis).await?;
    leptos_axum::redirect(&of_person(school, person));
    cx.commit(()).await
}

/// Takes a dismissal back.
#[server]
pub async fn reinstate(person: PersonId, basis: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let school = cx.school()?;
    let permit = cx.actor.permit(DismissStaff(school))?;
    let basis = told::short(&basis);
    let work = store::employment(&cx, school, person).await?;
    let back = work.reinstate(&basis, &permit).map_err(told::not_dismissed)?;
    store::reinstate(&cx, &back, &basis).await?;
    leptos_axum::redirect(&of_person(school, person));
    cx.commit(()).await
}

/// Names who stands in for `person` of the school now on, in a role or in a class.
#[server]
pub async fn deputise(person: PersonId, naming: Naming) -> AppResult<()> {
    let cx = Request::write().await?;
    let school = cx.school()?;
    let permit = cx.actor.permit(NameDeputies(school))?;
    let (wish, deputy) = told::naming(naming)?;
    let pair = store::pair(&cx, school, (person, deputy, wish.charge)).await?;
    let entry = pair.deputise(wish, cx.today, &permit).map_err(told::not_deputised)?;
    store::deputise(&cx, &entry).await?;
    leptos_axum::redirect(&of_person(school, person));
    cx.commit(()).await
}

/// Ends it before its day; `person` is whose card leads back.
#[server]
pub async fn end_deputy(person: PersonId, stint: DeputyId, last: NaiveDate) -> AppResult<()> {
    let cx = Request::write().await?;
    let school = cx.school()?;
    let permit = cx.actor.permit(NameDeputies(school))?;
    let stint = store::stint(&cx, school, stint).await?;
    let end = stint.end(last, &permit).map_err(told::not_deputised)?;
    store::end_stint(&cx, &end).await?;
    leptos_axum::redirect(&of_person(school, person));
    cx.commit(()).await
}

/// What each role may do in the school now on.
#[server]
pub async fn open_table() -> AppResult<RightsTable> {
    let cx = Request::read().await?;
    let permit = cx.actor.permit(KeepRights(cx.school()?))?;
    store::table(&cx, &permit).await
}

/// Says what a role may do in the school now on.
#[server]
pub async fn set_rights(role: Role, #[server(default)] given: Vec<String>) -> AppResult<()> {
    let cx = Request::write().await?;
    let school = cx.school()?;
    let permit = cx.actor.permit(KeepRights(school))?;
    let (row, given) = (store::row(&cx, school, role).await?, told::rights(&given)?);
    let own = store::own_rights(&cx, school, role);
    let entry = row.change(&given, own.as_deref(), &permit).map_err(told::not_changed)?;
    store::set(&cx, school, &entry).await?;
    leptos_axum::redirect(&link::rights_of(role));
    cx.commit(()).await
}
