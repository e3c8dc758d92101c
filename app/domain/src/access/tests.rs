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
fn marks_of_a_class_in_all_subjects_are_for_its_leader_and_for_readers_of_journals() {
    let led = (SchoolId(7), ClassId(71));
    let (taught, teaching) = ((SchoolId(7), GroupId(70)), vec![grant(Role::Teacher, 7)]);
    let teacher = actor(Standing { grants: teaching.clone(), teaches: vec![taught], ..Standing::default() });
    assert_eq!(teacher.sight_of_class_marks(), Sight::default(), "a subject opens no other one");
    let leader =
        actor(Standing { grants: teaching, teaches: vec![taught], leads: vec![led], ..Standing::default() });
    assert_eq!(leader.sight_of_class_marks(), Sight { classes: vec![led], ..Sight::default() });
    for (role, sees) in [
        (Role::Deputy, true),
        (Role::Head, true),
        (Role::Coordinator, true),
        (Role::Secretary, false),
        (Role::Psychologist, false),
        (Role::Methodist, false),
    ] {
        let office = actor(Standing { grants: vec![grant(role, 7)], ..Standing::default() });
        let schools = if sees { vec![SchoolId(7)] } else { vec![] };
        assert_eq!(office.sight_of_class_marks(), Sight { schools, ..Sight::default() }, "{role:?}");
    }
    let guardian = actor(Standing { children: vec![PersonId(20)], ..Standing::default() });
    assert_eq!(guardian.sight_of_class_marks(), Sight::default());
}

#[test]
fn who_stands_in_for_a_class_teacher_sees_the_marks_of_the_class() {
    let led = (SchoolId(7), ClassId(71));
    let stands_in = StandIn {
        school: SchoolId(7),
        absent: PersonId(11),
        charge: Charge::Class(ClassId(71)),
        until: chrono::NaiveDate::default(),
    };
    let deputy = actor(Standing { leads: vec![led], stands_in: vec![stands_in], ..Standing::default() });
    assert_eq!(deputy.sight_of_class_marks().classes, [led]);
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
