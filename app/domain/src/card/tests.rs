//! The card as sentences of law.

use chrono::NaiveDate;

use super::*;
use crate::access::{Actor, Grant, Role, Standing};
use crate::ids::{AccountId, ClassId, GroupId, OrganisationId, PersonId, SchoolId};
use crate::org::OrgKind;
use crate::people::Sex;

const SCHOOL: SchoolId = SchoolId(7);
const CLASS: ClassId = ClassId(70);
const GROUP: GroupId = GroupId(700);

fn actor(standing: Standing) -> Actor {
    Actor::new(AccountId(1), PersonId(10), standing)
}

fn working_as(role: Role) -> Actor {
    let grant = Grant { role, organisation: OrganisationId(SCHOOL.0), kind: OrgKind::School };
    actor(Standing { grants: vec![grant], ..Standing::default() })
}

fn leader() -> Actor {
    actor(Standing { leads: vec![(SCHOOL, CLASS)], ..Standing::default() })
}

fn teacher() -> Actor {
    actor(Standing { teaches: vec![(SCHOOL, GROUP)], ..Standing::default() })
}

fn nobody() -> Place {
    Place { school: SCHOOL, person: PersonId(20), classes: vec![], groups: vec![], staff: false, gone: false }
}

fn pupil() -> Place {
    Place { classes: vec![CLASS], groups: vec![GROUP], ..nobody() }
}

fn guardian() -> Place {
    Place { classes: vec![CLASS], ..nobody() }
}

fn colleague() -> Place {
    Place { staff: true, ..nobody() }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 12).unwrap()
}

fn first_day() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 9, 1)
}

fn draft() -> CardDraft {
    CardDraft {
        surname: "Соколов".into(),
        given: "Михаил".into(),
        patronymic: "Дмитриевич".into(),
        sex: "М".into(),
        born: "27.10.2013".into(),
        phone: "8 900 123-45-67".into(),
        email: "m@example.ru".into(),
    }
}

fn wrong(draft: &CardDraft) -> Vec<Field> {
    draft.check(today(), first_day()).unwrap_err().into_iter().map(|wrong| wrong.field).collect()
}

#[test]
fn the_office_sees_all_cards_of_the_own_school_and_none_of_another() {
    for role in [Role::Coordinator, Role::Secretary, Role::Head, Role::Deputy] {
        for place in [pupil(), guardian(), colleague()] {
            assert_eq!(place.shown_to(&working_as(role)), Some(Depth::Whole), "{role:?}");
            let elsewhere = Place { school: SchoolId(8), ..place };
            assert_eq!(elsewhere.shown_to(&working_as(role)), None, "{role:?}");
        }
        assert_eq!(nobody().shown_to(&working_as(role)), None, "who is nobody here has no card here");
    }
    assert_eq!(pupil().shown_to(&working_as(Role::Methodist)), None);
}

#[test]
fn whoever_left_is_read_of_by_those_who_keep_the_schools_people_and_corrected_by_nobody() {
    let left = Place { gone: true, ..nobody() };
    for role in Role::ALL {
        let sees = left.shown_to(&working_as(role)).is_some();
        assert_eq!(sees, role.gives(crate::access::Right::ReadPeople), "{role:?}");
        assert!(!working_as(role).may(&KeepCard(left.clone())), "{role:?}");
    }
    assert_eq!((left.shown_to(&leader()), left.shown_to(&teacher())), (None, None));
}

#[test]
fn a_class_teacher_sees_the_families_of_the_own_class() {
    assert_eq!(pupil().shown_to(&leader()), Some(Depth::Family));
    assert_eq!(guardian().shown_to(&leader()), Some(Depth::Family));
    assert_eq!(colleague().shown_to(&leader()), None);
    assert_eq!(Place { classes: vec![ClassId(71)], ..pupil() }.shown_to(&leader()), None);
}

#[test]
fn a_teacher_sees_what_own_pupils_are_called_and_no_guardian() {
    assert_eq!(pupil().shown_to(&teacher()), Some(Depth::Name));
    assert_eq!(guardian().shown_to(&teacher()), None);
    assert_eq!(Place { groups: vec![GroupId(701)], ..pupil() }.shown_to(&teacher()), None);
}

#[test]
fn coordinator_secretary_and_the_class_teacher_correct_a_card() {
    for role in Role::ALL {
        let may = working_as(role).may(&KeepCard(pupil()));
        assert_eq!(may, matches!(role, Role::Coordinator | Role::Secretary), "{role:?}");
    }
    assert!(leader().may(&KeepCard(pupil())) && leader().may(&KeepCard(guardian())));
    assert!(!leader().may(&KeepCard(colleague())) && !teacher().may(&KeepCard(pupil())));
    assert!(!working_as(Role::Coordinator).may(&KeepCard(nobody())));
}

#[test]
fn a_class_list_is_corrected_by_whoever_corrects_its_cards() {
    let place = ClassPlace { school: SCHOOL, class: CLASS };
    assert!(leader().may(&KeepClass(place)) && place.shown_to(&leader()));
    assert!(!leader().may(&KeepClass(ClassPlace { class: ClassId(71), ..place })));
    assert!(!teacher().may(&KeepClass(place)) && !place.shown_to(&teacher()));
    for role in Role::ALL {
        let may = working_as(role).may(&KeepClass(place));
        assert_eq!(may, working_as(role).may(&KeepCard(pupil())), "{role:?}");
        let elsewhere = ClassPlace { school: SchoolId(8), ..place };
        assert!(!elsewhere.shown_to(&working_as(role)), "{role:?}");
    }
    assert!(place.shown_to(&working_as(Role::Head)) && !working_as(Role::Head).may(&KeepClass(place)));
}

#[test]
fn a_line_of_a_class_keeps_telephone_and_mail_whatever_they_are() {
    let kept = Written { phone: Some("42-43-80".into()), ..draft().check(today(), first_day()).unwrap() };
    let permit = || working_as(Role::Secretary).permit(KeepCard(pupil())).unwrap();
    let line = CardDraft { surname: "Орлов".into(), phone: "12".into(), ..draft() };
    let entry = line.enter_line(&kept, (today(), first_day()), permit()).unwrap();
    let written = Written { name: entry.written().name.clone(), ..kept.clone() };
    assert_eq!((entry.written(), entry.written().name.surname.as_str()), (&written, "Орлов"));
    let future = CardDraft { born: "2027-01-01".into(), ..draft() };
    let wrong = future.enter_line(&kept, (today(), first_day()), permit()).unwrap_err();
    assert_eq!(wrong.iter().map(|one| one.field).collect::<Vec<_>>(), [Field::Born]);
}

#[test]
fn a_card_is_written_as_papers_write_it() {
    let written = CardDraft { surname: "  СОКОЛОВ ".into(), ..draft() }.check(today(), first_day()).unwrap();
    assert_eq!(written.name.full(), "Соколов Михаил Дмитриевич");
    assert_eq!((written.sex, written.born), (Some(Sex::Male), NaiveDate::from_ymd_opt(2013, 10, 27)));
    let bare = CardDraft { surname: "Ким".into(), given: "Ли".into(), ..CardDraft::default() };
    assert!(bare.check(today(), None).is_ok(), "of an adult the name is enough");
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let all = CardDraft { phone: "12".into(), email: "где-то".into(), ..CardDraft::default() };
    let fields = [Field::Surname, Field::Given, Field::Sex, Field::Born, Field::Phone, Field::Email];
    assert_eq!(wrong(&all), fields);
    assert_eq!(wrong(&CardDraft { given: "Миша 2".into(), ..draft() }), [Field::Surname]);
    assert_eq!(wrong(&CardDraft { given: "я".repeat(61), ..draft() }), [Field::Given]);
    for born in ["31.02.2013", "27.10.2027", "27.10.1999", "27.10.2023", "0001-01-01"] {
        assert_eq!(wrong(&CardDraft { born: born.into(), ..draft() }), [Field::Born], "{born}");
    }
}

#[test]
fn the_log_keeps_no_name_no_telephone_and_no_mail() {
    let old = draft().check(today(), first_day()).unwrap();
    let other = CardDraft {
        surname: "Орлов".into(),
        born: "28.10.2013".into(),
        phone: "8 900 765-43-21".into(),
        email: String::new(),
        ..draft()
    };
    let new = other.check(today(), first_day()).unwrap();
    let (before, after) = written_fields(&old, &new).unwrap();
    assert_eq!(
        (before.as_deref(), after.as_str()),
        (Some("born=2013-10-27"), "surname,born=2013-10-28,phone,email")
    );
    assert_eq!(written_fields(&old, &old), None);
    let past = read_fields(before.as_deref(), &after);
    assert_eq!(past[0], PastChange { title: "фамилия".into(), old: None, new: None });
    let days = (past[1].old.as_deref(), past[1].new.as_deref());
    assert_eq!(days, (Some("2013-10-27"), Some("2013-10-28")));
}
