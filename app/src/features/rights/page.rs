//! The pages of roles and rights: schools of an office, people of a school, one person, the table.

use domain::ids::{PersonId, SchoolId};
use domain::org::OrgKind;
use domain::role::Role;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::api::{open_card, open_seats, open_staff, open_table};
use super::card::Card;
use super::card_part::CardPart;
use super::people::{Seat, Staff};
use super::people_part::{SeatsPart, StaffPart};
use super::table::RightsTable;
use super::table_part::TablePart;
use crate::kit::asked;
use crate::kit::asked::Words;
use crate::kit::loaded::Loaded;
use crate::kit::who::Who;
use crate::kit::wire::load;
use crate::kit::{AppError, AppResult, flash, link};
use crate::ui::{Note, Page, Tab, Tabs, Tone};

const TABLE: &str = "/rights?part=table";

/// What the address asks to see.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Wanted {
    Seats,
    Staff(Option<SchoolId>, Option<String>),
    Person(Option<SchoolId>, PersonId),
    Table,
    Nothing,
}

/// What is shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
enum Shown {
    Seats(Vec<Seat>),
    Staff(Staff),
    Card(Card),
    Table(RightsTable),
}

impl Wanted {
    fn of(query: &Words, works_in_school: bool) -> Self {
        let school = query.get("school").and_then(|id| id.parse().ok());
        match (query.get("part").as_deref(), query.get("person")) {
            (Some("table"), None) => Self::Table,
            (None, Some(person)) => {
                person.parse().map_or(Self::Nothing, |person| Self::Person(school, person))
            }
            (None, None) if works_in_school || school.is_some() => Self::Staff(school, query.get("name")),
            (None, None) => Self::Seats,
            _ => Self::Nothing,
        }
    }

    async fn open(self) -> AppResult<Shown> {
        match self {
            Self::Seats => open_seats().await.map(Shown::Seats),
            Self::Staff(school, name) => open_staff(school, name).await.map(Shown::Staff),
            Self::Person(school, person) => open_card(school, person).await.map(Shown::Card),
            Self::Table => open_table().await.map(Shown::Table),
            Self::Nothing => Err(AppError::NotFound),
        }
    }
}

/// `/rights?school=&person=&part=`
#[component]
pub fn RightsPage() -> impl IntoView {
    let query = asked::query();
    let works = use_context::<Who>().is_some_and(|who| who.works_in(OrgKind::School));
    let opened = load(move || query.with(|query| Wanted::of(query, works)), Wanted::open);
    let role = move || query.with(|query| Role::parse(&query.get("role")?));
    view! {
        <Loaded resource=opened let:shown>
            {match shown {
                Shown::Seats(seats) => view! { <SeatsPart seats /> }.into_any(),
                Shown::Staff(staff) => {
                    let title = title(staff.here.own, &staff.here.title);
                    view! { <Part title own=staff.here.own here=link::RIGHTS><StaffPart staff /></Part> }.into_any()
                }
                Shown::Card(card) => view! { <CardPart card /> }.into_any(),
                Shown::Table(table) => {
                    view! { <Part title="Роли и права" own=true here=TABLE><TablePart table open=role() /></Part> }.into_any()
                }
            }}
        </Loaded>
    }
}

fn title(own: bool, school: &str) -> String {
    if own { "Роли и права".to_owned() } else { format!("Кто отвечает: {school}") }
}

/// The heading, the parts, and what a form was answered.
#[component]
fn Part(#[prop(into)] title: String, own: bool, here: &'static str, children: Children) -> impl IntoView {
    let tab = |title: &str, href: &str| Tab { title: title.into(), href: href.into(), count: None };
    let tabs = vec![tab("Люди и роли", link::RIGHTS), tab("Что можно каждой роли", TABLE)];
    view! {
        <Page title>
            {own.then(|| view! { <Tabs label="Роли и права" tabs here=here.to_owned() /> })}
            {flash::general(&flash::flash()).map(|text| view! { <Note tone=Tone::Alert>{text}</Note> })}
            {children()}
        </Page>
    }
}
