//! Who gives which role to whom.

use super::*;

#[test]
fn a_coordinator_gives_roles_of_the_school_and_no_role_of_an_office() {
    for role in Role::ALL {
        assert_eq!(may_appoint(&coordinator(), role).is_ok(), role.is_of_school(), "{role:?}");
    }
}

#[test]
fn a_coordinator_gives_no_role_in_another_school() {
    let elsewhere = Place { school: SchoolId(8), above: vec![OrganisationId(3)] };
    let wish = Appoint { place: elsewhere.clone(), role: Role::Teacher };
    assert!(coordinator().permit(wish).is_err());
    assert!(coordinator().permit(ReadRoles(elsewhere)).is_err());
}

#[test]
fn an_office_appoints_who_answers_for_a_school_below_it_and_nobody_else() {
    let below = officer(3);
    assert_eq!(place().given_by(&below), [Role::Coordinator, Role::Head]);
    assert!(below.permit(ReadRoles(place())).is_ok());
    assert!(below.permit(DismissStaff(SCHOOL)).is_err());
    assert!(below.permit(KeepRights(SCHOOL)).is_err());
    assert_eq!(place().given_by(&officer(4)), [], "another district");
}

#[test]
fn heads_deputies_and_secretaries_give_no_roles() {
    for role in Role::OF_SCHOOL.into_iter().filter(|role| *role != Role::Coordinator) {
        assert_eq!(place().given_by(&in_school(&[role], vec![])), [], "{role:?}");
    }
}

#[test]
fn a_role_is_not_given_backwards_twice_or_to_a_stranger() {
    let by = coordinator();
    let permit = may_appoint(&by, Role::Teacher).unwrap();
    let give = |candidate: &Candidate, wish| candidate.appoint(wish, &[], today(), &permit).err();
    assert_eq!(
        give(&colleague(), wish("2026-11-12", Some("2026-11-11"), "")),
        Some(AppointRefused::Backwards)
    );
    assert_eq!(give(&colleague(), wish("0206-11-12", None, "")), Some(AppointRefused::FarAway));
    let stranger = Candidate { works_here: false, ..colleague() };
    assert_eq!(give(&stranger, wish("2026-11-12", None, "")), Some(AppointRefused::Stranger));
    let teaches = held(1, Role::Teacher, "2026-09-01", Some("2026-12-31"));
    let teacher = Candidate { held: vec![teaches], ..colleague() };
    assert_eq!(give(&teacher, wish("2026-12-31", None, "")), Some(AppointRefused::Doubled));
    assert_eq!(give(&teacher, wish("2027-01-01", None, "")), None, "from the day after it is prolonged");
}

#[test]
fn a_role_does_not_outlast_the_work() {
    let by = coordinator();
    let permit = may_appoint(&by, Role::Teacher).unwrap();
    let leaving = Candidate { leaves: Some(on("2026-11-30")), ..colleague() };
    let give = |until| leaving.appoint(wish("2026-11-12", until, ""), &[], today(), &permit).err();
    assert_eq!(give(None), Some(AppointRefused::Outlasts));
    assert_eq!(give(Some("2026-12-01")), Some(AppointRefused::Outlasts));
    assert_eq!(give(Some("2026-11-30")), None);
}

#[test]
fn a_coordinator_and_a_head_are_appointed_by_an_order() {
    let by = coordinator();
    for role in [Role::Coordinator, Role::Head] {
        let permit = may_appoint(&by, role).unwrap();
        let give = |basis| colleague().appoint(wish("2026-11-12", None, basis), &[], today(), &permit);
        assert_eq!(give("  ").err(), Some(AppointRefused::NoBasis));
        assert!(give("Приказ № 15").is_ok());
    }
}

#[test]
fn nobody_gives_themselves_a_right_they_lack() {
    let by = coordinator();
    let own = Candidate { own_rights: Some(by.standing().rights_in(SCHOOL.into())), ..colleague() };
    let give = |role: Role| {
        let row = TableRow { role, deviations: vec![] };
        let permit = may_appoint(&by, role).unwrap();
        own.appoint(wish("2026-11-12", None, "Приказ № 1"), &row.rights(), today(), &permit).err()
    };
    assert_eq!(give(Role::Deputy), Some(AppointRefused::OwnGain(Right::CloseTerms)));
    assert_eq!(give(Role::Teacher), None);
    assert_eq!(give(Role::Secretary), None, "a coordinator has all that a secretary has");
}
