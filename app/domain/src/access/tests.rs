//! The law of permits, sentence by sentence.

use super::*;

#[derive(PartialEq, Eq, Debug)]
struct ReadCard(SchoolId);

impl Action for ReadCard {
    const NAME: &'static str = "read a card";
    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(Right::ReadPeople, self.0)
    }
}

fn actor(standing: Standing) -> Actor {
    Actor::new(AccountId(1), PersonId(10), standing)
}

fn grant(role: Role, school: i64) -> Grant {
    Grant { role, organisation: OrganisationId(school), kind: OrgKind::School }
}

#[test]
fn a_right_holds_in_its_own_school_only() {
    let secretary = actor(Standing { grants: vec![grant(Role::Secretary, 7)], ..Standing::default() });
    assert!(secretary.permit(ReadCard(SchoolId(7))).is_ok());
    assert_eq!(secretary.permit(ReadCard(SchoolId(8))).err(), Some(Denied));
}

#[test]
fn a_permit_names_who_acts_and_what_was_allowed() {
    let head = actor(Standing { grants: vec![grant(Role::Head, 7)], ..Standing::default() });
    let permit = head.permit(ReadCard(SchoolId(7))).unwrap();
    assert_eq!((permit.by(), permit.action()), (AccountId(1), &ReadCard(SchoolId(7))));
}

#[test]
fn a_guardian_sees_the_own_child_and_no_other() {
    let guardian = actor(Standing { children: vec![PersonId(20)], ..Standing::default() });
    assert!(guardian.sees_as_family(PersonId(20)));
    assert!(!guardian.sees_as_family(PersonId(21)));
    assert!(!guardian.sees_as_family(PersonId(10)), "a guardian is no pupil");
}

#[test]
fn a_teacher_sees_own_journals_and_no_lists() {
    let taught = (SchoolId(7), GroupId(70));
    let teacher = actor(Standing {
        grants: vec![grant(Role::Teacher, 7)],
        teaches: vec![taught],
        ..Standing::default()
    });
    assert_eq!(teacher.sight_of_journals(), Sight { groups: vec![taught], ..Sight::default() });
    assert_eq!(teacher.sight_of_people(), Sight::default());
}

#[test]
fn a_password_alone_does_not_open_the_account_where_a_code_is_awaited() {
    let unproved = actor(Standing { unproved: true, ..Standing::default() });
    assert!(unproved.permit(OwnAccount(AccountId(1))).is_err());
    assert!(unproved.permit(OwnDoor(AccountId(1))).is_ok());
    assert!(unproved.permit(OwnDoor(AccountId(2))).is_err());
    assert!(actor(Standing::default()).permit(OwnAccount(AccountId(1))).is_ok());
}

#[test]
fn an_officer_of_the_city_sees_no_journal_and_no_pupil() {
    let city = Grant { role: Role::CityOfficer, organisation: OrganisationId(1), kind: OrgKind::City };
    let officer = actor(Standing { grants: vec![city], ..Standing::default() });
    assert_eq!(officer.sight_of_journals(), Sight::default());
    assert_eq!(officer.sight_of_people(), Sight::default());
    assert_eq!(officer.sight_of_diaries(), Sight::default());
}

#[test]
fn every_role_reads_back_from_its_code() {
    for role in Role::ALL {
        assert_eq!(Role::parse(role.code()), Some(role));
    }
}
