//! Calls of the wizard.

mod classes;
mod teaching;
mod terms;
mod years;

use std::collections::BTreeMap;

use domain::ids::{ClassId, GroupId};
#[cfg(feature = "ssr")]
use domain::rights::KeepRights;
use domain::school::CardDraft;
use domain::timetable::Place;
use domain::wizard::Step;
use leptos::prelude::*;
use server_fn::codec::Json;

use super::school::{RoomSent, SubjectSent};
use super::sheet::{Ask, Opened};
#[cfg(feature = "ssr")]
use super::{policy::SetUpYear, store};
use crate::kit::AppResult;
#[cfg(feature = "ssr")]
use crate::kit::{Request, link, response};

pub use classes::{RemoveClass, SetClass};
pub use teaching::{LeaveVacant, NameLeader, SetTeachers};
pub use terms::{AddRests, DropRests, SetBorders, SetKinds, SetRests};
pub use years::{ChooseYear, StartNextYear};

/// A step of the wizard as it stands.
#[server(input = Json)]
pub async fn open_step(ask: Ask) -> AppResult<Opened> {
    let cx = Request::read().await?;
    let frame = store::frame(&cx).await?;
    let _permit = cx.actor.permit(SetUpYear::of(&frame))?;
    store::open(&cx, &frame, ask).await
}

/// Goes on from a step; the furthest step reached is kept.
#[server]
pub async fn go_on(step: Step) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    store::keep_step(&cx, &frame, step, permit).await?;
    leptos_axum::redirect(&link::wizard(step.next()));
    cx.commit(()).await
}

/// Writes the card of the school; begins the year if it has not been.
#[server]
pub async fn set_card(
    card: CardDraft,
    #[server(default)] head: String,
    #[server(default)] six: Vec<i32>,
) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    let card = card.checked().map_err(|faults| store::at_card(&faults))?;
    store::set_card(&cx, &frame, (&card, &head, &six), permit).await?;
    leptos_axum::redirect(&link::wizard(Step::Card.next()));
    cx.commit(()).await
}

/// Writes which subjects the school teaches and what they are called here, and adds its own.
#[server]
pub async fn set_subjects(#[server(default)] lines: Vec<SubjectSent>) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    store::set_subjects(&cx, &frame, &lines, permit).await?;
    leptos_axum::redirect(&link::wizard(Step::Subjects));
    cx.commit(()).await
}

/// Writes the rooms of the school; one whose name was taken away goes, unless it is in use.
#[server]
pub async fn set_rooms(#[server(default)] rooms: Vec<RoomSent>) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    store::set_rooms(&cx, &frame, &rooms, permit).await?;
    leptos_axum::redirect(&link::wizard(Step::Rooms));
    cx.commit(()).await
}

/// Writes when lessons ring in a shift, «1.0», or on a weekday of it, «1.6».
#[server]
pub async fn set_bells(
    of: String,
    #[server(default)] starts: Vec<String>,
    #[server(default)] ends: Vec<String>,
) -> AppResult<()> {
    response::keep_typed();
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    let (of, bells) = store::rung(&of, starts, ends)?;
    store::set_bells(&cx, &frame, (of, &bells), permit).await?;
    leptos_axum::redirect(&store::of_schedule(of));
    cx.commit(()).await
}

/// Gives staff the roles their posts speak for; whoever sets up the year and gives no roles asks one who does.
#[server]
pub async fn give_roles() -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    let _gives = cx.actor.permit(KeepRights(cx.school()?))?;
    store::give_roles(&cx, &frame, permit).await?;
    cx.commit(()).await
}

/// Makes classes out of the letters of grades 1 to 11; those there are stay.
#[server]
pub async fn add_classes(letters: Vec<String>) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    let classes = store::named(&letters)?;
    store::add_classes(&cx, &frame, &classes, permit).await?;
    cx.commit(()).await
}

/// Gives classes their shifts, and those of grades 10 and 11 their profiles.
#[server]
pub async fn set_profiles(
    #[server(default)] profiles: BTreeMap<String, String>,
    #[server(default)] shifts: BTreeMap<String, String>,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    store::set_profiles(&cx, &frame, (&profiles, &shifts), permit).await?;
    cx.commit(()).await
}

/// Fills one grade with the shipped plan, or all that have no hours yet.
#[server]
pub async fn fill_plan(#[server(default)] of: String) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    store::fill_plan(&cx, &frame, &of, permit).await?;
    cx.commit(()).await
}

/// Writes the hours of a grade, by subject.
#[server]
pub async fn set_hours(
    of: String,
    #[server(default)] core: BTreeMap<String, String>,
    #[server(default)] school: BTreeMap<String, String>,
) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    store::set_hours(&cx, &frame, (&of, &core, &school), permit).await?;
    cx.commit(()).await
}

/// Makes the groups of all classes and proposes teachers; what is there stays.
#[server]
pub async fn make_groups() -> AppResult<()> {
    let cx = Request::read().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    let house = cx.house.clone();
    drop(cx);
    store::make_groups(&house, &frame, permit).await
}

/// Puts one lesson into the week of a class, or takes it away.
#[server(input = Json)]
pub async fn put_lesson(class: ClassId, place: Place, group: Option<GroupId>) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    let class = store::class(&cx, &frame, class).await?;
    store::put_lesson(&cx, &frame, (class, place, group), permit).await?;
    cx.commit(()).await
}

/// Writes the whole week of a class: «2.5:345» is a place and a group.
#[server]
pub async fn put_week(class: ClassId, #[server(default)] places: Vec<String>) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    let class = store::class(&cx, &frame, class).await?;
    let refused = store::put_week(&cx, &frame, (class, &places), permit).await?;
    leptos_axum::redirect(&store::told(class, &refused));
    cx.commit(()).await
}

/// Repeats a day of a class on another day.
#[server]
pub async fn copy_day(class: ClassId, from: u8, to: u8) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    let class = store::class(&cx, &frame, class).await?;
    let refused = store::copy_day(&cx, &frame, (class, from, to), permit).await?;
    leptos_axum::redirect(&store::told(class, &refused));
    cx.commit(()).await
}

/// Gives a class the week of another one.
#[server]
pub async fn copy_class(class: ClassId, like: ClassId) -> AppResult<()> {
    let cx = Request::write().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    let (class, like) = (store::class(&cx, &frame, class).await?, store::class(&cx, &frame, like).await?);
    let refused = store::copy_class(&cx, &frame, (class, like), permit).await?;
    leptos_axum::redirect(&store::told(class, &refused));
    cx.commit(()).await
}

/// Opens the year with what is there, and lays its lessons out over the calendar.
#[server]
pub async fn open_school_year() -> AppResult<()> {
    let cx = Request::read().await?;
    let frame = store::frame(&cx).await?;
    let permit = cx.actor.permit(SetUpYear::of(&frame))?;
    let house = cx.house.clone();
    drop(cx);
    store::open_school_year(&house, &frame, permit).await
}
