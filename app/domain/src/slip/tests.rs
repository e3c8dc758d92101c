//! Slips: who hands one to whom, and what a password looks like.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::access::{Actor, Grant, Permit, Role, Standing};
use crate::ids::{AccountId, ClassId, OrganisationId, PersonId, SchoolId};
use crate::org::OrgKind;
use crate::rights::{BringCoordinator, Place};

const SCHOOL: SchoolId = SchoolId(7);
const CLASS: ClassId = ClassId(70);

fn coordinator() -> Actor {
    let grant = Grant { role: Role::Coordinator, organisation: SCHOOL.into(), kind: OrgKind::School };
    Actor::new(AccountId(1), PersonId(10), Standing { grants: vec![grant], ..Standing::default() })
}

fn class_teacher() -> Actor {
    let grant = Grant { role: Role::Teacher, organisation: SCHOOL.into(), kind: OrgKind::School };
    let leads = vec![(SCHOOL, CLASS)];
    Actor::new(AccountId(2), PersonId(20), Standing { grants: vec![grant], leads, ..Standing::default() })
}

fn to_class() -> IssueSlips {
    IssueSlips { school: SCHOOL, class: Some(CLASS) }
}

fn to_staff() -> IssueSlips {
    IssueSlips { school: SCHOOL, class: None }
}

fn permit(actor: &Actor, action: IssueSlips) -> Permit<IssueSlips> {
    actor.permit(action).unwrap()
}

fn recipient(posts: &[i64]) -> Recipient {
    let posts = posts.iter().map(|id| OrganisationId(*id)).collect();
    Recipient {
        person: PersonId(30),
        account: Some(AccountId(3)),
        blocked: false,
        posts,
        awaits_consent: false,
    }
}

#[test]
fn a_class_teacher_hands_slips_to_the_own_class_and_to_nobody_else() {
    assert!(class_teacher().may(&to_class()));
    assert!(!class_teacher().may(&to_staff()));
    assert!(!class_teacher().may(&IssueSlips { school: SCHOOL, class: Some(ClassId(71)) }));
    assert!(!class_teacher().may(&IssueSlips { school: SchoolId(8), class: Some(CLASS) }));
}

#[test]
fn a_coordinator_hands_slips_to_the_whole_school_and_not_to_another() {
    assert!(coordinator().may(&to_class()) && coordinator().may(&to_staff()));
    assert!(!coordinator().may(&IssueSlips { school: SchoolId(8), class: None }));
}

#[test]
fn nobody_takes_over_a_person_with_a_post_by_way_of_their_child() {
    let guardian_with_post = recipient(&[7]);
    for actor in [class_teacher(), coordinator()] {
        let slip = guardian_with_post.slip(&permit(&actor, to_class()));
        assert_eq!(slip, Err(SlipRefused::HoldsPost));
    }
    assert!(recipient(&[]).slip(&permit(&class_teacher(), to_class())).is_ok());
}

#[test]
fn a_pupils_slip_follows_the_guardians_consent() {
    let waits = Recipient { awaits_consent: true, ..recipient(&[]) };
    for actor in [class_teacher(), coordinator()] {
        assert_eq!(waits.slip(&permit(&actor, to_class())), Err(SlipRefused::NoConsent));
    }
}

#[test]
fn staff_who_work_in_the_city_as_well_are_not_the_schools_to_reset() {
    assert!(recipient(&[7, 7]).slip(&permit(&coordinator(), to_staff())).is_ok());
    let both = recipient(&[7, 1]).slip(&permit(&coordinator(), to_staff()));
    assert_eq!(both, Err(SlipRefused::PostElsewhere));
}

#[test]
fn nobody_prints_an_own_slip_and_a_closed_door_stays_closed() {
    let own = Recipient { account: Some(AccountId(1)), ..recipient(&[7]) };
    assert_eq!(own.slip(&permit(&coordinator(), to_staff())), Err(SlipRefused::Own));
    let blocked = Recipient { blocked: true, ..recipient(&[7]) };
    assert_eq!(blocked.slip(&permit(&coordinator(), to_staff())), Err(SlipRefused::Blocked));
}

#[test]
fn an_office_hands_the_first_slip_alone_and_to_its_own_schools() {
    let grant = |office| Grant {
        role: Role::DistrictOfficer,
        organisation: OrganisationId(office),
        kind: OrgKind::District,
    };
    let officer = |office| {
        let standing = Standing { grants: vec![grant(office)], ..Standing::default() };
        Actor::new(AccountId(5), PersonId(50), standing)
    };
    let below = || BringCoordinator(Place { school: SCHOOL, above: vec![OrganisationId(3)] });
    assert!(officer(4).permit(below()).is_err());
    let permit = officer(3).permit(below()).unwrap();
    let never = AccountFacts { exists: true, ..AccountFacts::default() };
    let seen = AccountFacts { seen: NaiveDate::from_ymd_opt(2026, 11, 10), ..never };
    assert!(recipient(&[7]).first_slip(never, &permit).is_ok());
    assert_eq!(recipient(&[7]).first_slip(seen, &permit), Err(SlipRefused::ComesIn));
    assert_eq!(recipient(&[7, 8]).first_slip(never, &permit), Err(SlipRefused::PostElsewhere));
    let blocked = Recipient { blocked: true, ..recipient(&[7]) };
    assert_eq!(blocked.first_slip(never, &permit), Err(SlipRefused::Blocked));
}

#[test]
fn a_slip_opens_the_door_until_its_last_day() {
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    let held = AccountFacts { exists: true, one_time_until: Some(day(26)), ..AccountFacts::default() };
    assert_eq!(Access::on(day(26), held), Access::Issued { until: day(26) });
    assert_eq!(Access::on(day(27), held), Access::Lapsed { since: day(26) });
    assert!(Access::on(day(27), held).wants_slip() && !Access::on(day(26), held).wants_slip());
    let visits = AccountFacts { exists: true, seen: Some(day(10)), ..AccountFacts::default() };
    assert_eq!(Access::on(day(12), visits), Access::Visits { last: day(10) });
    assert_eq!(Access::on(day(12), AccountFacts::default()), Access::NoLogin);
}

proptest! {
    #[test]
    fn a_password_is_three_parts_of_letters_nobody_confuses(random in any::<[u8; LETTERS]>()) {
        let password = one_time_password(random);
        prop_assert_eq!(password.len(), LETTERS + 2);
        prop_assert!(password.split('-').all(|part| part.len() == 3));
        prop_assert!(!password.contains(['l', 'o', '0', '1']));
    }
}
