//! The law of roles and rights, sentence by sentence.

use chrono::NaiveDate;

use super::*;
use crate::access::{Actor, Denied, Grant, Permit, Standing};
use crate::ids::{AccountId, OrganisationId, PersonId, RoleId, SchoolId};
use crate::org::OrgKind;
use crate::role::{Right, Role};

mod deputising;
mod ending;
mod giving;
mod introducing;
mod leading;
mod table;

const SCHOOL: SchoolId = SchoolId(7);

fn on(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

fn today() -> NaiveDate {
    on("2026-11-12")
}

fn grant(role: Role, organisation: i64, kind: OrgKind) -> Grant {
    Grant { role, organisation: OrganisationId(organisation), kind }
}

fn in_school(roles: &[Role], deviations: Vec<Deviation>) -> Actor {
    let grants = roles.iter().map(|role| grant(*role, SCHOOL.0, OrgKind::School)).collect();
    Actor::new(AccountId(1), PersonId(10), Standing { grants, deviations, ..Standing::default() })
}

fn coordinator() -> Actor {
    in_school(&[Role::Coordinator], vec![])
}

fn officer(office: i64) -> Actor {
    let grants = vec![grant(Role::DistrictOfficer, office, OrgKind::District)];
    Actor::new(AccountId(2), PersonId(20), Standing { grants, ..Standing::default() })
}

fn place() -> Place {
    Place { school: SCHOOL, above: vec![OrganisationId(3), OrganisationId(1)] }
}

fn may_appoint(actor: &Actor, role: Role) -> Result<Permit<Appoint>, Denied> {
    actor.permit(Appoint { place: place(), role })
}

fn wish(since: &str, until: Option<&str>, basis: &str) -> RoleWish {
    RoleWish { since: on(since), until: until.map(on), basis: basis.into() }
}

fn held(id: i64, role: Role, since: &str, until: Option<&str>) -> Held {
    Held { id: RoleId(id), role, since: on(since), until: until.map(on) }
}

fn colleague() -> Candidate {
    Candidate { person: PersonId(30), works_here: true, held: vec![], leaves: None, own_rights: None }
}

fn deviation(role: Role, right: Right, given: bool) -> Deviation {
    Deviation { school: SCHOOL, role, right, given }
}

fn employment(roles: Vec<Held>) -> Employment {
    Employment { person: PersonId(30), since: on("2020-09-01"), until: None, held: roles, own: false }
}
