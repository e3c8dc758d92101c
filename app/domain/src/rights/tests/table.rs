//! What a role gives, and how far a school may change it.

use super::*;

#[test]
fn a_school_widens_and_narrows_a_role_and_its_bearers_feel_it_at_once() {
    let widened = vec![
        deviation(Role::Secretary, Right::ReadJournals, true),
        deviation(Role::Secretary, Right::KeepConsents, false),
    ];
    let secretary = in_school(&[Role::Secretary], widened.clone());
    assert!(secretary.holds(Right::ReadJournals, SCHOOL));
    assert!(!secretary.holds(Right::KeepConsents, SCHOOL));
    assert_eq!(secretary.sight_of_journals().schools, [SCHOOL]);
    let elsewhere = in_school(&[Role::Deputy], widened);
    assert!(elsewhere.holds(Right::KeepPlans, SCHOOL), "another role is as ever");
}

#[test]
fn what_one_school_decides_changes_nothing_in_another() {
    let of_other = Deviation { school: SchoolId(8), ..deviation(Role::Secretary, Right::ReadJournals, true) };
    assert!(!in_school(&[Role::Secretary], vec![of_other]).holds(Right::ReadJournals, SCHOOL));
}

#[test]
fn no_row_of_the_table_opens_beyond_the_ceiling() {
    let forged = Role::ALL.into_iter().flat_map(|role| Right::ALL.map(|right| deviation(role, right, true)));
    let forged: Vec<Deviation> = forged.collect();
    for role in Role::ALL {
        for right in Right::ALL.into_iter().filter(|right| role.bound(*right) == Bound::Never) {
            let actor = in_school(&[role], forged.clone());
            assert_eq!(actor.holds(right, SCHOOL), role.gives(right), "{role:?} {right:?}");
        }
    }
    let withheld = vec![deviation(Role::Coordinator, Right::GiveRoles, false)];
    assert!(in_school(&[Role::Coordinator], withheld).holds(Right::GiveRoles, SCHOOL));
}

#[test]
fn only_coordinators_can_ever_give_roles_and_reset_passwords_of_colleagues() {
    for role in Role::OF_SCHOOL.into_iter().filter(|role| *role != Role::Coordinator) {
        for right in [Right::GiveRoles, Right::IssueSlips] {
            assert_eq!(role.bound(right), Bound::Never, "{role:?}");
            assert!(!role.gives(right), "{role:?}");
        }
    }
}

#[test]
fn what_a_school_role_usually_gives_lies_within_its_bounds() {
    for role in Role::OF_SCHOOL {
        for right in Right::ALL {
            match role.bound(right) {
                Bound::Never => assert!(!role.gives(right), "{role:?} {right:?}"),
                Bound::Always => assert!(role.gives(right), "{role:?} {right:?}"),
                Bound::Free => assert!(Right::OF_SCHOOL.contains(&right)),
            }
        }
    }
}

#[test]
fn the_table_is_changed_within_its_bounds() {
    let by = coordinator();
    let permit = by.permit(KeepRights(SCHOOL)).unwrap();
    let row = TableRow { role: Role::Secretary, deviations: vec![] };
    let entry = row.change(&[Right::ReadPeople, Right::ReadJournals], None, &permit).unwrap();
    let expected = [(Right::ReadJournals, true), (Right::ImportPeople, false), (Right::KeepConsents, false)];
    assert_eq!(entry.changes(), expected);
    let beyond = row.change(&[Right::CloseTerms], None, &permit);
    assert_eq!(beyond.err(), Some(RightsRefused::Ceiling(Right::CloseTerms)));
    let own = TableRow { role: Role::Coordinator, deviations: vec![] };
    assert_eq!(own.change(&[], None, &permit).err(), Some(RightsRefused::Floor(Right::GiveRoles)));
}

#[test]
fn a_coordinator_does_not_widen_the_own_role_beyond_the_own_rights() {
    let by = coordinator();
    let permit = by.permit(KeepRights(SCHOOL)).unwrap();
    let row = TableRow { role: Role::Coordinator, deviations: vec![] };
    let rights = row.rights();
    let wished: Vec<Right> = rights.iter().copied().chain([Right::CloseTerms]).collect();
    let refused = row.change(&wished, Some(&rights), &permit).err();
    assert_eq!(refused, Some(RightsRefused::OwnGain(Right::CloseTerms)));
}

#[test]
fn every_right_reads_back_from_its_code_and_its_number() {
    for right in Right::ALL {
        assert_eq!(Right::parse(right.code()), Some(right));
        assert_eq!(Right::try_from(u8::from(right)), Ok(right));
    }
}
