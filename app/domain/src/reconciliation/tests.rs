//! The law of reconciliation, sentence by sentence.

use chrono::NaiveDate;

use super::*;
use crate::access::{Actor, Grant, Permit, Role, Standing};
use crate::ids::{AccountId, ClassId, OrganisationId, PersonId, ReconciliationId, SchoolId};
use crate::org::OrgKind;
use crate::people::{PersonName, Sex};

const SCHOOL: SchoolId = SchoolId(7);
const CLASS: ClassId = ClassId(70);
const CHILD: PersonId = PersonId(20);

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn mother() -> Kin {
    Kin {
        person: PersonId(30),
        name: PersonName::parse("Ким Ольга Игоревна").unwrap(),
        degree: "мать".into(),
    }
}

fn listed() -> Listed {
    Listed {
        name: PersonName::parse("Ким Алина").unwrap(),
        born: NaiveDate::from_ymd_opt(2013, 4, 3),
        sex: Some(Sex::Female),
        place: Place::Class("7А".into()),
        guardians: vec![mother()],
    }
}

fn moved() -> Listed {
    Listed { place: Place::Class("7Б".into()), ..listed() }
}

fn right(seen: Option<Listed>) -> Said {
    Said::Something { saying: Saying::Right, seen }
}

fn flagged(seen: Option<Listed>) -> Said {
    Said::Something { saying: flag(), seen }
}

fn flag() -> Saying {
    Saying::Flagged { flag: Flag::Born, remark: "03.05.2013".into() }
}

fn heard(verdict: Verdict, seen: Listed, now: Option<Listed>) -> Heard {
    let shown = |child| Shown { child, own: Contacts::default() };
    Heard { verdict, seen: shown(seen), now: now.map(shown) }
}

#[test]
fn a_row_stands_where_list_database_and_words_put_it() {
    let (then, other) = (Some(listed()), Some(moved()));
    let vectors = [
        (&then, &then, Said::Nothing, State::NotLooked),
        (&then, &other, Said::Nothing, State::Changed),
        (&then, &None, Said::Nothing, State::Gone),
        (&None, &then, Said::Nothing, State::New),
        (&then, &then, right(then.clone()), State::Confirmed),
        (&then, &other, right(then.clone()), State::Changed),
        (&then, &other, right(other.clone()), State::Confirmed),
        (&None, &then, right(then.clone()), State::Confirmed),
        (&then, &None, right(then.clone()), State::Gone),
        (&then, &None, right(None), State::Confirmed),
        (&then, &then, right(None), State::Changed),
        (&then, &then, flagged(then.clone()), State::Flagged),
        (&then, &other, flagged(then.clone()), State::Changed),
        (&then, &None, flagged(then.clone()), State::Gone),
        (&None, &other, flagged(other.clone()), State::Flagged),
    ];
    for (then, now, said, state) in vectors {
        assert_eq!(State::of(then.as_ref(), now.as_ref(), &said, &[]), state, "{then:?} {now:?} {said:?}");
    }
}

#[test]
fn a_guardian_who_disagrees_is_heard_until_what_they_saw_has_changed() {
    let (then, other) = (Some(listed()), Some(moved()));
    let wrong = |now: &Option<Listed>| vec![heard(Verdict::Wrong, listed(), now.clone())];
    for said in [Said::Nothing, right(then.clone()), flagged(then.clone())] {
        assert_eq!(State::of(then.as_ref(), then.as_ref(), &said, &wrong(&then)), State::Disagreed);
    }
    let done = right(other.clone());
    assert_eq!(State::of(then.as_ref(), other.as_ref(), &done, &wrong(&other)), State::Confirmed);
    let agreed = [heard(Verdict::Right, listed(), then.clone())];
    assert_eq!(State::of(then.as_ref(), then.as_ref(), &Said::Nothing, &agreed), State::NotLooked);
}

#[test]
fn a_new_telephone_of_the_guardian_answers_the_complaint_too() {
    let mut word = heard(Verdict::Wrong, listed(), Some(listed()));
    assert!(word.objects());
    word.now.as_mut().unwrap().own.phone = Some("+7 900 123-45-67".into());
    assert!(!word.objects());
}

#[test]
fn what_nobody_has_settled_is_open_and_what_nobody_has_seen_is_not() {
    let open: Vec<State> = State::ALL.into_iter().filter(|state| state.is_open()).collect();
    assert_eq!(open, [State::Changed, State::Flagged, State::Disagreed, State::Gone, State::New]);
}

#[test]
fn differences_are_said_as_people_say_them() {
    let father =
        Kin {
            person: PersonId(31), name: PersonName::parse("Ким Игорь").unwrap(), degree: "отец".into()
        };
    let aunt = Kin { degree: "тётя".into(), ..mother() };
    let now = Listed {
        name: PersonName::parse("Ким Арина").unwrap(),
        born: None,
        guardians: vec![father.clone(), aunt],
        ..moved()
    };
    let words: Vec<String> = differences(&listed(), &now).iter().map(ToString::to_string).collect();
    assert_eq!(
        words,
        [
            "ФИО: было Ким Алина, стало Ким Арина",
            "дата рождения: было 03.04.2013, стало не указано",
            "класс: было 7А, стало 7Б",
            "родитель: было мать Ким Ольга Игоревна, стало тётя Ким Ольга Игоревна",
            "родитель добавлен: отец Ким Игорь",
        ]
    );
    let less = Listed { guardians: vec![], ..listed() };
    let words: Vec<String> = differences(&listed(), &less).iter().map(ToString::to_string).collect();
    assert_eq!(words, ["родитель убран: мать Ким Ольга Игоревна"]);
    assert!(differences(&listed(), &listed()).is_empty());
}

fn working_as(role: Role, school: SchoolId) -> Actor {
    let grant = Grant { role, organisation: OrganisationId(school.0), kind: OrgKind::School };
    Actor::new(
        AccountId(1),
        PersonId(10),
        Standing { grants: vec![grant], leads: vec![(school, CLASS)], ..Standing::default() },
    )
}

fn office() -> Actor {
    working_as(Role::Coordinator, SCHOOL)
}

fn checking() -> Permit<CheckRows> {
    working_as(Role::Teacher, SCHOOL).permit(CheckRows { school: SCHOOL, class: Some(CLASS) }).unwrap()
}

fn campaign() -> Campaign {
    let (day, due) = (day(11, 12), day(11, 20));
    Campaign { id: ReconciliationId(5), school: SCHOOL, side: Side::Pupils, day, due, closed: None }
}

#[test]
fn who_brings_lists_in_keeps_the_campaign_and_deputies_look_at_every_class() {
    for role in Role::ALL {
        let actor = working_as(role, SCHOOL);
        let keeps = actor.may(&KeepReconciliation(SCHOOL));
        assert_eq!(keeps, matches!(role, Role::Coordinator | Role::Secretary), "{role:?}");
        let reads = actor.may(&ReadReconciliation(SCHOOL));
        assert_eq!(reads, keeps || matches!(role, Role::Head | Role::Deputy), "{role:?}");
        assert!(actor.may(&CheckRows { school: SCHOOL, class: Some(CLASS) }), "leads the class: {role:?}");
        let others = CheckRows { school: SCHOOL, class: Some(ClassId(71)) };
        assert_eq!(actor.may(&others), reads, "{role:?}");
        assert_eq!(actor.may(&CheckRows { school: SCHOOL, class: None }), reads, "{role:?}");
        assert!(!actor.may(&CheckRows { school: SchoolId(8), class: Some(CLASS) }));
    }
}

#[test]
fn one_campaign_of_a_side_is_open_at_a_time() {
    let begin = |side, due, open: &[Side]| {
        let permit = office().permit(KeepReconciliation(SCHOOL)).unwrap();
        Start { side, due }.begin(day(11, 12), open, permit)
    };
    assert_eq!(begin(Side::Pupils, day(11, 20), &[Side::Staff]).unwrap().of().side, Side::Pupils);
    assert_eq!(begin(Side::Pupils, day(11, 20), &[Side::Pupils]), Err(ReconciliationRefused::AlreadyOpen));
    assert_eq!(begin(Side::Staff, day(11, 11), &[]), Err(ReconciliationRefused::DuePassed));
}

#[test]
fn a_flag_says_what_is_wrong() {
    let said = campaign().say(flag(), &checking()).unwrap();
    assert_eq!((said.by(), said.of().flag()), (AccountId(1), Some(Flag::Born)));
    let bare = Saying::Flagged { flag: Flag::Left, remark: " \n".into() };
    assert_eq!(campaign().say(bare, &checking()), Err(ReconciliationRefused::NoRemark));
    let long = Saying::Flagged { flag: Flag::Left, remark: "я".repeat(301) };
    assert_eq!(campaign().say(long, &checking()), Err(ReconciliationRefused::TooLong));
    let staff = Campaign { side: Side::Staff, ..campaign() };
    let parents = Saying::Flagged { flag: Flag::Parents, remark: "нет отца".into() };
    assert_eq!(staff.say(parents, &checking()), Err(ReconciliationRefused::NotOfThisSide));
}

#[test]
fn a_missing_pupil_has_a_surname_and_a_name() {
    let missing = |name: &str| Missing { name: name.into(), remark: String::new() };
    assert_eq!(campaign().miss(missing(" Ким Алина "), &checking()).unwrap().of().name, "Ким Алина");
    assert_eq!(campaign().miss(missing("Алина"), &checking()), Err(ReconciliationRefused::NoName));
    let staff = office().permit(CheckRows { school: SCHOOL, class: None }).unwrap();
    assert_eq!(campaign().miss(missing("Ким Алина"), &staff), Err(ReconciliationRefused::NotOfThisSide));
}

#[test]
fn a_guardian_answers_for_the_own_child_and_says_what_is_wrong() {
    let standing = Standing { children: vec![CHILD], ..Standing::default() };
    let guardian = Actor::new(AccountId(2), PersonId(30), standing);
    assert!(guardian.permit(AnswerForChild(PersonId(21))).is_err());
    let permit = guardian.permit(AnswerForChild(CHILD)).unwrap();
    let word = |verdict, text: &str| Word { verdict, text: text.into() };
    let heard = campaign().hear((CHILD, word(Verdict::Right, "лишнее")), &permit).unwrap();
    assert_eq!(heard.of().text, "", "who agrees has nothing to add");
    let silent = campaign().hear((CHILD, word(Verdict::Wrong, " ")), &permit);
    assert_eq!(silent, Err(ReconciliationRefused::NoRemark));
    let other = campaign().hear((PersonId(21), word(Verdict::Right, "")), &permit);
    assert_eq!(other, Err(ReconciliationRefused::NotPermitted));
}

#[test]
fn a_campaign_closes_once_every_open_difference_is_explained() {
    let permit = || office().permit(KeepReconciliation(SCHOOL)).unwrap();
    let close = |remark, unexplained| campaign().close((day(11, 20), remark), unexplained, &permit());
    assert_eq!(close("", 2), Err(ReconciliationRefused::Unexplained(2)));
    assert_eq!(close("ждём приказа", 2).unwrap().of().remark, "ждём приказа");
    assert_eq!(close("", 0).unwrap().of().on, day(11, 20));
    assert_eq!(campaign().explain(" ", &permit()), Err(ReconciliationRefused::NoRemark));
}

#[test]
fn nothing_is_entered_into_a_closed_campaign_or_by_leave_for_another_school() {
    let closed = Campaign { closed: Some(day(11, 20)), ..campaign() };
    let keep = office().permit(KeepReconciliation(SCHOOL)).unwrap();
    assert_eq!(closed.say(Saying::Right, &checking()), Err(ReconciliationRefused::Closed));
    assert_eq!(closed.explain("нашли", &keep), Err(ReconciliationRefused::Closed));
    assert_eq!(closed.close((day(11, 21), ""), 0, &keep), Err(ReconciliationRefused::Closed));
    let foreign = Campaign { school: SchoolId(8), ..campaign() };
    assert_eq!(foreign.say(Saying::Right, &checking()), Err(ReconciliationRefused::NotPermitted));
}

#[test]
fn every_code_reads_back() {
    assert!(Side::ALL.into_iter().all(|side| Side::parse(side.code()) == Some(side)));
    assert!(Flag::ALL.into_iter().all(|flag| Flag::parse(flag.code()) == Some(flag)));
    assert!(State::ALL.into_iter().all(|state| State::parse(state.code()) == Some(state)));
    assert!(Verdict::ALL.into_iter().all(|verdict| Verdict::parse(verdict.code()) == Some(verdict)));
}
