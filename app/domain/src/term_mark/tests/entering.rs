//! Who may write which term mark, and when.

use proptest::prelude::*;

use super::*;
use crate::access::{Action, Actor, Denied, Grant, Permit, Role, Standing};
use crate::calendar::{Span, YearState};
use crate::ids::{AccountId, GroupId, OrganisationId, PersonId, SchoolId, TermId};
use crate::org::OrgKind;
use TermMarkValue::{Exempt, Five, Four, NotAssessed, Pass};

const SCHOOL: SchoolId = SchoolId(7);
pub(super) const GROUP: GroupId = GroupId(70);
pub(super) const IN_TIME: &str = "2026-10-23";

fn window() -> PostingWindow {
    PostingWindow { span: Span { first: day("2026-10-19"), last: day("2026-10-30") }, extended: None }
}

pub(super) fn sheet() -> TermSheet {
    TermSheet {
        school: SCHOOL,
        group: GROUP,
        term: TermId(2),
        title: "1 четверть".into(),
        year: YearState::Open,
        window: window(),
        closing: Closing::Never,
        rule: Rule::default(),
    }
}

pub(super) fn school_term(closing: Closing) -> SchoolTerm {
    SchoolTerm { school: SCHOOL, term: TermId(2), year: YearState::Open, window: window(), closing }
}

pub(super) fn teacher() -> Actor {
    Actor::new(AccountId(5), PersonId(50), Standing { teaches: vec![(SCHOOL, GROUP)], ..Standing::default() })
}

pub(super) fn holder(role: Role) -> Actor {
    let grant = Grant { role, organisation: OrganisationId(7), kind: OrgKind::School };
    Actor::new(AccountId(6), PersonId(60), Standing { grants: vec![grant], ..Standing::default() })
}

pub(super) fn permit<A: Action>(role: Role, action: A) -> Permit<A> {
    holder(role).permit(action).unwrap()
}

pub(super) fn wish(value: Option<TermMarkValue>, reason: &str) -> TermMarkWish {
    let reason = Some(reason.to_owned());
    TermMarkWish { group: GROUP, term: TermId(2), pupil: PersonId(9), seen: None, value, reason }
}

pub(super) fn comes(value: TermMarkValue) -> TermMarkCase {
    let outcome = Outcome::Comes { value, floor: None, ceiling: None };
    TermMarkCase { before: None, membership: Membership::Member, outcome }
}

fn lacks(lack: Lack) -> TermMarkCase {
    TermMarkCase { outcome: Outcome::Lacks(lack), ..comes(Four) }
}

pub(super) fn pen(sheet: &TermSheet, actor: &Actor) -> Pen {
    let write = actor.permit(sheet.write_term_marks()).unwrap();
    Pen { write, overrule: actor.permit(sheet.overrule_suggestions()).ok() }
}

fn enter(
    sheet: &TermSheet,
    wish: TermMarkWish,
    case: TermMarkCase,
    today: &str,
) -> Result<TermMarkEntry, TermMarkRefused> {
    sheet.enter(wish, case, day(today), pen(sheet, &teacher()))
}

#[test]
fn the_mark_suggested_goes_in_without_a_word() {
    let entry = enter(&sheet(), wish(Some(Four), " "), comes(Four), IN_TIME).unwrap();
    assert_eq!((entry.by(), entry.suggested(), entry.departure()), (AccountId(5), Some(Four), None));
    assert_eq!(entry.wish().reason, None, "a blank is no reason");
    assert!(!entry.is_done());
}

#[test]
fn another_mark_than_the_one_suggested_needs_a_reason() {
    let entered = |value, reason, case| enter(&sheet(), wish(Some(value), reason), case, IN_TIME);
    let refused = entered(Five, "", comes(Four)).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Правило предлагает 4. Чтобы поставить отметку вопреки правилу, напишите причину."
    );
    let entry = entered(Five, "победа в олимпиаде", comes(Four)).unwrap();
    assert_eq!(entry.departure(), Some(Departure::Raised(1)));
    let refused = entered(Four, "", lacks(Lack::TooFew { have: 2, least: 3 })).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "2\u{a0}отметки, а нужно не меньше 3. Правило ничего не предлагает. \
         Чтобы поставить отметку вопреки правилу, напишите причину."
    );
    for value in [NotAssessed, Exempt, Pass] {
        assert_eq!(entered(value, "", lacks(Lack::NoMarks)).unwrap().departure(), None, "{value:?}");
        assert!(entered(value, "", comes(Four)).is_err(), "{value:?}");
    }
    assert_eq!(entered(Five, &"ы".repeat(501), comes(Four)), Err(TermMarkRefused::ReasonTooLong));
}

#[test]
fn the_rule_says_who_may_depart_from_a_suggestion() {
    let rule = Rule { overruled_by: vec![Role::Deputy, Role::Head], ..Rule::default() };
    let strict = TermSheet { rule, ..sheet() };
    let refused = enter(&strict, wish(Some(Five), "олимпиада"), comes(Four), IN_TIME).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Правило предлагает 4. Поставить отметку вопреки правилу может: завуч, директор."
    );
    assert!(enter(&strict, wish(Some(Four), ""), comes(Four), IN_TIME).is_ok());
    let deputy = holder(Role::Deputy);
    let wish = wish(Some(Five), "олимпиада");
    assert!(strict.enter(wish, comes(Four), day(IN_TIME), pen(&strict, &deputy)).is_ok());
}

#[test]
fn only_the_teacher_of_the_group_and_whom_the_rule_names_write_term_marks() {
    let may = |actor: &Actor| actor.may(&sheet().write_term_marks());
    assert!(may(&teacher()) && may(&holder(Role::Deputy)));
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Deputy) {
        assert!(!may(&holder(role)), "{role:?}");
    }
    let careless = Rule { overruled_by: Role::ALL.to_vec(), ..Rule::default() };
    let careless = TermSheet { rule: careless, ..sheet() };
    assert!(!holder(Role::Medic).may(&careless.write_term_marks()), "no rule makes a medic judge");
    assert!(!holder(Role::Teacher).may(&careless.write_term_marks()), "a teacher of other groups");
    let elsewhere = TermSheet { school: SchoolId(8), ..sheet() };
    assert_eq!(holder(Role::Deputy).permit(elsewhere.write_term_marks()).err(), Some(Denied));
}

#[test]
fn no_digit_where_pupils_learn_without_marks() {
    let refused = enter(&sheet(), wish(Some(Five), "умница"), lacks(Lack::WithoutMarks), IN_TIME);
    assert_eq!(refused, Err(TermMarkRefused::WithoutMarks));
    assert!(enter(&sheet(), wish(Some(Pass), ""), lacks(Lack::WithoutMarks), IN_TIME).is_ok());
}

#[test]
fn term_marks_are_written_inside_the_posting_window() {
    let refused = |today| enter(&sheet(), wish(Some(Four), ""), comes(Four), today).unwrap_err().to_string();
    assert_eq!(
        refused("2026-10-18"),
        "Итоговые за период «1 четверть» ставят начиная с 19.10.2026. Сроки задаёт координатор школы."
    );
    assert_eq!(
        refused("2026-10-31"),
        "Срок итоговых за период «1 четверть» вышел 30.10.2026. Продлить его может координатор школы."
    );
    for today in ["2026-10-19", "2026-10-30"] {
        assert!(enter(&sheet(), wish(Some(Four), ""), comes(Four), today).is_ok(), "{today}");
    }
    let closed = TermSheet { year: YearState::Closed, ..sheet() };
    let refused = enter(&closed, wish(Some(Four), ""), comes(Four), IN_TIME);
    assert_eq!(refused, Err(TermMarkRefused::YearClosed));
}

#[test]
fn a_coordinator_prolongs_a_term_for_a_reason_and_nobody_else_does() {
    let term = school_term(Closing::Never);
    let extend = |to, reason| term.extend(day(to), reason, permit(Role::Coordinator, term.extend_window()));
    let given = extend("2026-11-05", "карантин").unwrap();
    assert_eq!((given.by(), given.order().last()), (AccountId(6), day("2026-11-05")));
    let late = TermSheet { window: given.order().clone(), ..sheet() };
    assert!(enter(&late, wish(Some(Four), ""), comes(Four), "2026-11-05").is_ok());
    assert_eq!(extend("2026-11-05", " "), Err(TermRefused::Reason));
    assert_eq!(extend("2026-10-30", "карантин"), Err(TermRefused::NotLater { last: day("2026-10-30") }));
    assert!(holder(Role::Deputy).permit(term.extend_window()).is_err());
}

fn closed_on(on: &str, before: Closing) -> Result<Ordered<Closing>, TermRefused> {
    let term = school_term(before);
    term.close(&[], "", day(on), permit(Role::Deputy, term.close_term()))
}

#[test]
fn a_term_closed_by_the_deputy_head_takes_nothing_until_it_is_reopened() {
    let closing = closed_on("2026-10-26", Closing::Never).unwrap().order().clone();
    let closed = TermSheet { closing: closing.clone(), ..sheet() };
    let refused = enter(&closed, wish(Some(Four), ""), comes(Four), "2026-10-27").unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Период «1 четверть» закрыт 26.10.2026. Открыть его снова может завуч или директор."
    );
    assert_eq!(closed_on("2026-10-27", closing.clone()), Err(TermRefused::Already));
    let reopen = |closing: Closing, until, reason| {
        let term = school_term(closing);
        term.reopen(day(until), reason, day("2026-11-10"), permit(Role::Deputy, term.close_term()))
    };
    assert_eq!(reopen(closing.clone(), "2026-11-12", ""), Err(TermRefused::Reason));
    assert_eq!(reopen(closing.clone(), "2026-11-09", "апелляция"), Err(TermRefused::Past));
    assert_eq!(reopen(Closing::Never, "2026-11-12", "апелляция"), Err(TermRefused::NotClosed));
    let reopened = reopen(closing, "2026-11-12", "апелляция").unwrap();
    let again = TermSheet { closing: reopened.order().clone(), ..sheet() };
    assert!(enter(&again, wish(Some(Four), ""), comes(Four), "2026-11-12").is_ok(), "after the window");
    assert_eq!(again.state_on(day("2026-11-13")), TermState::Over { since: day("2026-11-12") });
    for role in [Role::Coordinator, Role::Teacher, Role::Secretary] {
        assert!(holder(role).permit(school_term(Closing::Never).close_term()).is_err(), "{role:?}");
    }
}

#[test]
fn who_left_before_the_term_s_end_and_who_never_was_here_get_no_term_mark() {
    let entered = |membership| {
        enter(&sheet(), wish(Some(Four), ""), TermMarkCase { membership, ..comes(Four) }, IN_TIME)
    };
    assert_eq!(entered(Membership::Stranger), Err(TermMarkRefused::NotInGroup));
    let left = entered(Membership::Left { on: day("2026-10-01") }).unwrap_err();
    assert_eq!(left.to_string(), "Ученик выбыл 01.10.2026: итоговую за этот период ему не ставят.");
}

#[test]
fn a_term_mark_changed_meanwhile_is_not_overwritten_and_the_same_mark_is_no_conflict() {
    let now = TermMarkCase { before: Some(Four), ..comes(Four) };
    let late = |value| enter(&sheet(), wish(value, ""), now, IN_TIME);
    assert_eq!(late(Some(Five)), Err(TermMarkRefused::Changed));
    assert_eq!(late(None), Err(TermMarkRefused::Changed));
    assert!(late(Some(Four)).unwrap().is_done());
    let seen = |value, reason| {
        let wish = TermMarkWish { seen: Some(Four), ..wish(value, reason) };
        enter(&sheet(), wish, now, IN_TIME).unwrap()
    };
    assert!(!seen(None, "").is_done(), "clearing needs no reason");
    assert!(seen(Some(Four), "").is_done());
    assert!(!seen(Some(Four), "после пересдачи").is_done(), "a reason is worth keeping");
}

fn any_value() -> impl Strategy<Value = TermMarkValue> {
    prop::sample::select(TermMarkValue::ALL.to_vec())
}

proptest! {
    #[test]
    fn what_goes_in_is_what_the_rule_says_or_has_a_reason_and_leave(
        value in prop::option::of(any_value()),
        suggested in prop::sample::select(vec![None, Some(Five), Some(Four)]),
        reason in prop::sample::select(vec!["", "  ", "олимпиада"]),
        overrulers in prop::sample::select(vec![vec![Role::Teacher], vec![Role::Deputy]]),
        days in 0u64..30,
    ) {
        let rule = Rule { overruled_by: overrulers.clone(), ..Rule::default() };
        let sheet = TermSheet { rule, ..sheet() };
        let case = suggested.map_or(lacks(Lack::NoMarks), comes);
        let today = day("2026-10-10") + chrono::Days::new(days);
        let entered = sheet.enter(wish(value, reason), case, today, pen(&sheet, &teacher()));
        prop_assert_eq!(sheet.open_on(today).is_ok(), sheet.window.span.contains(today));
        if let Ok(entry) = entered {
            prop_assert!(sheet.window.span.contains(today));
            prop_assert_eq!((entry.wish().value, entry.suggested()), (value, suggested));
            let follows = value.is_none() || value == suggested;
            let word = suggested.is_none() && value.and_then(TermMarkValue::digit).is_none();
            let overrules = overrulers == [Role::Teacher] && entry.wish().reason.is_some();
            prop_assert!(follows || word || overrules);
            prop_assert_eq!(entry.departure().is_none(), follows || word);
        }
    }
}
