//! Who stands in for whom, and what was done only because of it.

use super::*;
use crate::access::{Action, Charge, StandIn};
use crate::ids::{ClassId, DeputyId};

const CLASS: ClassId = ClassId(70);

fn pair() -> Pair {
    Pair {
        absent: PersonId(40),
        held: vec![held(1, Role::Deputy, "2026-09-01", None)],
        leads: vec![CLASS],
        deputy: PersonId(30),
        deputy_works_here: true,
        deputy_leaves: None,
        deputy_held: vec![held(2, Role::Teacher, "2026-09-01", None)],
        stints: vec![],
        own_gain: None,
    }
}

fn stand_in(charge: Charge) -> DeputyWish {
    DeputyWish {
        charge, since: on("2026-11-12"), until: on("2026-11-30"), basis: "Приказ № 15".into()
    }
}

fn deputy() -> DeputyWish {
    stand_in(Charge::Role(Role::Deputy))
}

fn refused(pair: &Pair, wish: DeputyWish) -> Option<DeputiseRefused> {
    let by = coordinator();
    pair.deputise(wish, today(), &by.permit(Deputise(SCHOOL)).unwrap()).err()
}

#[test]
fn only_whoever_gives_roles_says_who_stands_in() {
    for role in Role::OF_SCHOOL {
        assert_eq!(in_school(&[role], vec![]).may(&Deputise(SCHOOL)), role == Role::Coordinator, "{role:?}");
    }
    assert!(!coordinator().may(&Deputise(SchoolId(8))) && !officer(3).may(&Deputise(SCHOOL)));
}

#[test]
fn a_role_and_a_class_of_the_absent_may_be_stood_in_for() {
    assert_eq!(refused(&pair(), deputy()), None);
    assert_eq!(refused(&pair(), stand_in(Charge::Class(CLASS))), None);
}

#[test]
fn what_is_not_there_cannot_be_stood_in_for() {
    use DeputiseRefused as Refused;
    assert_eq!(refused(&pair(), stand_in(Charge::Class(ClassId(71)))), Some(Refused::NothingToDo));
    assert_eq!(refused(&pair(), stand_in(Charge::Role(Role::Head))), Some(Refused::NothingToDo));
    let over = Pair { held: vec![held(1, Role::Deputy, "2026-09-01", Some("2026-11-01"))], ..pair() };
    assert_eq!(refused(&over, deputy()), Some(Refused::NothingToDo));
    assert_eq!(refused(&Pair { deputy: PersonId(40), ..pair() }, deputy()), Some(Refused::Oneself));
    assert_eq!(refused(&Pair { deputy_works_here: false, ..pair() }, deputy()), Some(Refused::Stranger));
    let leaves = Pair { deputy_leaves: Some(on("2026-11-20")), ..pair() };
    assert_eq!(refused(&leaves, deputy()), Some(Refused::Outlasts));
    let holds = Pair { deputy_held: vec![held(2, Role::Deputy, "2026-09-01", None)], ..pair() };
    assert_eq!(refused(&holds, deputy()), Some(Refused::Holds));
    assert_eq!(refused(&pair(), DeputyWish { basis: " ".into(), ..deputy() }), Some(Refused::NoBasis));
    assert_eq!(
        refused(&pair(), DeputyWish { until: on("2026-11-11"), ..deputy() }),
        Some(Refused::Backwards)
    );
    assert_eq!(refused(&pair(), DeputyWish { until: on("2056-11-11"), ..deputy() }), Some(Refused::FarAway));
}

#[test]
fn nobody_gains_a_right_by_naming_oneself() {
    let gain = Some((vec![Right::ReadPeople], vec![Right::ReadPeople, Right::CloseTerms]));
    let refusal = refused(&Pair { own_gain: gain, ..pair() }, deputy());
    assert_eq!(refusal, Some(DeputiseRefused::OwnGain(Right::CloseTerms)));
}

#[test]
fn a_stint_is_named_once_and_ends_early_or_not_at_all() {
    let stint = Stint {
        id: DeputyId(1),
        deputy: PersonId(30),
        absent: PersonId(40),
        charge: Charge::Role(Role::Deputy),
        since: on("2026-11-20"),
        until: on("2026-12-20"),
    };
    let named = Pair { stints: vec![stint], ..pair() };
    assert_eq!(refused(&named, deputy()), Some(DeputiseRefused::Doubled));
    let permit = || coordinator().permit(Deputise(SCHOOL)).unwrap();
    assert_eq!(stint.end(on("2026-12-01"), &permit()).unwrap().last(), on("2026-12-01"));
    assert_eq!(stint.end(on("2026-11-01"), &permit()).unwrap().last(), on("2026-11-19"), "never in force");
    assert_eq!(stint.end(on("2026-12-20"), &permit()).err(), Some(DeputiseRefused::EndsEarlier));
}

/// Whatever this right gives.
struct Wants(Right);

impl Action for Wants {
    const NAME: &'static str = "a right";
    fn allowed(&self, actor: &Actor) -> bool {
        actor.holds(self.0, SCHOOL)
    }
}

#[test]
fn an_act_is_the_absents_only_where_the_own_rights_do_not_reach() {
    let stands_in = |absent, charge| StandIn { school: SCHOOL, absent, charge, until: on("2026-11-30") };
    let grants = [Role::Secretary, Role::Deputy].map(|role| grant(role, SCHOOL.0, OrgKind::School)).to_vec();
    let standing = Standing {
        grants,
        leads: vec![(SCHOOL, CLASS)],
        stands_in: vec![
            stands_in(PersonId(40), Charge::Role(Role::Deputy)),
            stands_in(PersonId(41), Charge::Class(CLASS)),
        ],
        ..Standing::default()
    };
    let actor = Actor::new(AccountId(1), PersonId(10), standing);
    let _own = actor.permit(Wants(Right::ImportPeople)).unwrap();
    assert_eq!(actor.instead_of(), None, "a secretary brings lists in anyway");
    let _closes = actor.permit(Wants(Right::CloseTerms)).unwrap();
    assert_eq!(actor.instead_of(), Some(PersonId(40)));
    let class = crate::card::ClassPlace { school: SCHOOL, class: CLASS };
    let _keeps = actor.permit(crate::social::KeepPassport { school: SCHOOL, class: Some(CLASS) }).unwrap();
    assert_eq!(actor.instead_of(), Some(PersonId(40)), "the deputy's right comes first");
    let _list = actor.permit(crate::card::KeepClass(class)).unwrap();
    assert_eq!(actor.instead_of(), None, "a secretary corrects any list");
}

#[test]
fn a_charge_reads_back_from_its_text() {
    for charge in [Charge::Role(Role::Deputy), Charge::Class(CLASS)] {
        assert_eq!(charge.to_string().parse(), Ok(charge));
    }
    assert!("role:king".parse::<Charge>().is_err() && "70".parse::<Charge>().is_err());
}
