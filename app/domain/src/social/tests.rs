//! The social passport as sentences of law.

use chrono::NaiveDate;

use super::*;
use crate::access::{Actor, Grant, Role, Standing};
use crate::ids::{AccountId, ClassId, GroupId, OrganisationId, PersonId, SchoolId};
use crate::org::OrgKind;

const SCHOOL: SchoolId = SchoolId(7);
const CLASS: ClassId = ClassId(70);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-12")
}

fn actor(standing: Standing) -> Actor {
    Actor::new(AccountId(1), PersonId(10), standing)
}

fn working_as(role: Role) -> Actor {
    let grant = Grant { role, organisation: OrganisationId(SCHOOL.0), kind: OrgKind::School };
    actor(Standing { grants: vec![grant], ..Standing::default() })
}

fn whole() -> PassportDraft {
    let on = || Some("on".to_owned());
    PassportDraft {
        family: "single".into(),
        many_children: on(),
        special_needs: on(),
        special_needs_document: " Заключение ПМПК № 5 ".into(),
        special_needs_until: "2027-08-31".into(),
        health_group: "3".into(),
        inner_since: "2026-10-01".into(),
        meals: "free".into(),
        ..PassportDraft::default()
    }
}

fn wrong(draft: &PassportDraft) -> Vec<&'static str> {
    draft.check(today()).unwrap_err().into_iter().map(|one| one.field).collect()
}

#[test]
fn only_those_who_work_with_the_child_keep_a_passport() {
    let of = KeepPassport { school: SCHOOL, class: Some(CLASS) };
    for role in Role::ALL {
        let may = matches!(role, Role::Coordinator | Role::Deputy | Role::Psychologist);
        assert_eq!(working_as(role).may(&of), may, "{role:?}");
        assert!(!working_as(role).may(&KeepPassport { school: SchoolId(8), ..of }), "{role:?}");
    }
    let leader = actor(Standing { leads: vec![(SCHOOL, CLASS)], ..Standing::default() });
    assert!(leader.may(&of) && !leader.may(&KeepPassport { class: Some(ClassId(71)), ..of }));
    assert!(!leader.may(&KeepPassport { class: None, ..of }));
    let teacher = actor(Standing { teaches: vec![(SCHOOL, GroupId(1))], ..Standing::default() });
    assert!(!teacher.may(&of));
}

#[test]
fn a_passport_opens_as_it_was_written() {
    let passport = whole().check(today()).unwrap();
    assert_eq!(passport.special_needs.as_ref().unwrap().document, "Заключение ПМПК № 5");
    assert_eq!(PassportDraft::from(&passport).check(today()), Ok(passport));
    assert_eq!(PassportDraft::default().check(today()), Ok(Passport::default()));
}

#[test]
fn what_is_ticked_wants_its_document_and_a_register_its_first_day() {
    let on = || Some("on".to_owned());
    assert_eq!(wrong(&PassportDraft { disability: on(), ..whole() }), ["disability_document"]);
    assert_eq!(wrong(&PassportDraft { outer_until: "2026-11-01".into(), ..whole() }), ["outer_since"]);
    assert_eq!(wrong(&PassportDraft { inner_since: "2026-11-13".into(), ..whole() }), ["inner_since"]);
    assert_eq!(wrong(&PassportDraft { inner_until: "2026-09-30".into(), ..whole() }), ["inner_until"]);
    let forged =
        PassportDraft { family: "odd".into(), health_group: "6".into(), meals: "x".into(), ..whole() };
    assert_eq!(wrong(&forged), ["family", "health_group", "meals"]);
    assert_eq!(wrong(&PassportDraft { inner_since: "01.10.2026".into(), ..whole() }), ["inner_since"]);
}

#[test]
fn a_document_without_its_tick_is_not_kept() {
    let untouched = PassportDraft { special_needs: None, ..whole() }.check(today()).unwrap();
    assert_eq!(untouched.special_needs, None);
}

#[test]
fn figures_count_what_holds_on_the_day() {
    let passport = whole().check(today()).unwrap();
    let mut figures = Figures::default();
    figures.count(Some(&passport), today());
    figures.count(None, today());
    assert_eq!((figures.pupils, figures.known), (2, 1));
    assert_eq!((figures.families, figures.health), ([0, 1, 0, 0], [0, 0, 1, 0, 0]));
    assert_eq!((figures.special_needs, figures.inner_register, figures.meals), (1, 1, 1));
    let mut later = Figures::default();
    later.count(Some(&passport), day("2027-09-01"));
    assert_eq!((later.special_needs, later.inner_register), (0, 1), "the document has run out");
    let both = figures.and(&later);
    assert_eq!((both.pupils, both.special_needs, both.families[1]), (3, 1, 2));
    assert_eq!(both.lines().len(), 18);
}
