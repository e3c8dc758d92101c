//! Roles and rights against real SQL: given, ended, narrowed, widened, and what a dismissal shuts.

use domain::ids::{PersonId, SchoolId};
use domain::role::Role;
use server_fn::ServerFn;

use super::api::{
    ConfirmRoles, Dismiss, EndRole, GiveRole, OpenCard, OpenSeats, OpenStaff, OpenTable, Reinstate, SetRights,
};
use super::card::Card;
use super::people::{Seat, Staff, Worn};
use super::table::RightsTable;
use crate::features::testing::{Answer, City, Visitor, city};
use crate::kit::{AppError, link};

mod deputising;
mod dismissal;
mod giving;
mod widening;

const TODAY: &str = "2026-11-12";
const ORDER: &str = "Приказ № 15 от 2 ноября";

async fn person(city: &City, login: &str) -> PersonId {
    PersonId(city.number(&format!("SELECT person_id FROM accounts WHERE login = '{login}'")).await)
}

async fn school(city: &City, code: &str) -> SchoolId {
    SchoolId(city.number(&format!("SELECT id FROM organisations WHERE code = '{code}'")).await)
}

async fn card(hand: &mut Visitor, school: SchoolId, person: PersonId) -> Answer {
    hand.call(OpenCard::url(), &[("school", &school.to_string()), ("person", &person.to_string())]).await
}

fn worn(card: &Card, role: Role) -> Worn {
    *card.roles.iter().find(|worn| worn.role == role).expect("the role is there")
}

async fn give(
    hand: &mut Visitor,
    (school, person): (SchoolId, PersonId),
    role: Role,
    (since, until, basis): (&str, &str, &str),
) -> Answer {
    let (school, person) = (school.to_string(), person.to_string());
    let form = [
        ("school", school.as_str()),
        ("person", person.as_str()),
        ("role", role.code()),
        ("days[since]", since),
        ("days[until]", until),
        ("days[basis]", basis),
    ];
    hand.call(GiveRole::url(), &form).await
}

async fn end(hand: &mut Visitor, school: SchoolId, worn: Worn, (day, basis): (&str, &str)) -> Answer {
    let (school, role) = (school.to_string(), worn.id.to_string());
    let form =
        [("school", school.as_str()), ("role", role.as_str()), ("last[day]", day), ("last[basis]", basis)];
    hand.call(EndRole::url(), &form).await
}

async fn dismiss(hand: &mut Visitor, person: PersonId, (day, basis): (&str, &str)) -> Answer {
    let person = person.to_string();
    hand.call(Dismiss::url(), &[("person", &person), ("last[day]", day), ("last[basis]", basis)]).await
}

fn refused(answer: &Answer) -> String {
    answer.refusal::<AppError>().1.to_string()
}
