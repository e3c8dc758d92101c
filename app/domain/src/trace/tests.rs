//! The journal of access as sentences of law.

use chrono::NaiveDate;

use super::*;
use crate::access::{Actor, Grant, Role, Standing};
use crate::ids::{AccountId, ClassId, GroupId, OrganisationId, PersonId, SchoolId};
use crate::org::OrgKind;

const CHILD: PersonId = PersonId(20);

fn actor(standing: Standing) -> Actor {
    Actor::new(AccountId(1), PersonId(10), standing)
}

fn working_as(role: Role) -> Actor {
    let grant = Grant { role, organisation: OrganisationId(7), kind: OrgKind::School };
    actor(Standing { grants: vec![grant], ..Standing::default() })
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn a_guardian_reads_for_the_own_child_and_for_no_other() {
    let mother = actor(Standing { children: vec![CHILD], ..Standing::default() });
    assert!(mother.may(&ReadTraces(CHILD)) && mother.may(&ReadTraces(PersonId(10))));
    assert!(!mother.may(&ReadTraces(PersonId(21))));
    assert!(!mother.may(&ReadSchoolTraces(SchoolId(7))));
}

#[test]
fn whoever_is_still_at_the_door_reads_nothing_of_it() {
    assert!(!actor(Standing { unproved: true, ..Standing::default() }).may(&ReadTraces(PersonId(10))));
}

#[test]
fn the_coordinator_alone_reads_the_whole_school() {
    for role in Role::ALL {
        let reads = working_as(role).may(&ReadSchoolTraces(SchoolId(7)));
        assert_eq!(reads, role == Role::Coordinator, "{role:?}");
    }
    assert!(!working_as(Role::Coordinator).may(&ReadSchoolTraces(SchoolId(8))));
}

#[test]
fn a_pupil_reads_of_the_own_data_from_fourteen() {
    let today = day(2026, 11, 12);
    assert_eq!(read_by_oneself(true, Some(day(2012, 11, 12)), today), Ok(()));
    assert_eq!(read_by_oneself(true, Some(day(2012, 11, 13)), today), Err(TooYoung));
    assert_eq!(read_by_oneself(true, None, today), Err(TooYoung));
    assert_eq!(read_by_oneself(false, None, today), Ok(()), "staff whose birth date nobody wrote down");
}

#[test]
fn every_look_reads_back_from_its_codes() {
    for (way, matter) in [(Way::Card, Matter::People), (Way::Export, Matter::Roster)] {
        assert_eq!(Look::parse(way.code(), matter.code()), Some(Look::at(way, matter)));
    }
    assert_eq!(Look::parse("card", "dreams"), None);
}

#[test]
fn a_teacher_opens_the_own_journal_without_a_trace_and_nobody_else_does() {
    let group = GroupId(5);
    let teacher = actor(Standing { teaches: vec![(SchoolId(7), group)], ..Standing::default() });
    assert!(is_own_journal(&teacher, group) && !is_own_journal(&teacher, GroupId(6)));
    let leads = actor(Standing { leads: vec![(SchoolId(7), ClassId(3))], ..Standing::default() });
    assert!(!is_own_journal(&leads, group) && !is_own_journal(&working_as(Role::Deputy), group));
}
