//! Who sets the school's rules, and from when they hold.

use super::entering::{holder, permit};
use super::*;
use crate::access::Role;
use crate::ids::{AccountId, SchoolId, SubjectId};

const ASKED: SetTermRules = SetTermRules(SchoolId(7));

#[test]
fn whoever_closes_terms_sets_the_rules_and_the_coordinator_and_teachers_do_not() {
    for (role, may) in
        [(Role::Deputy, true), (Role::Head, true), (Role::Coordinator, false), (Role::Teacher, false)]
    {
        assert_eq!(holder(role).may(&ASKED), may, "{role:?}");
    }
    assert!(!holder(Role::Deputy).may(&SetTermRules(SchoolId(8))), "of another school");
}

#[test]
fn a_rule_holds_from_today_or_later_and_the_past_is_judged_as_it_was() {
    let draft = RuleDraft::from(Rule { thresholds: Thresholds::STRICT, ..Rule::default() });
    let submit = |draft: RuleDraft, since| {
        draft.submit(Some(SubjectId(3)), (day(since), day("2026-11-12")), permit(Role::Deputy, ASKED))
    };
    let ruling = submit(draft.clone(), "2026-11-12").unwrap();
    assert_eq!(
        (ruling.by(), ruling.school(), ruling.subject),
        (AccountId(6), SchoolId(7), Some(SubjectId(3)))
    );
    assert_eq!(ruling.rule.thresholds, Thresholds::STRICT);
    let fields = |faults: Vec<RuleFault>| faults.into_iter().map(|fault| fault.field).collect::<Vec<_>>();
    assert_eq!(fields(submit(draft.clone(), "2026-11-11").unwrap_err()), ["since"]);
    let worse = RuleDraft { five: "6".into(), ..draft };
    assert_eq!(fields(submit(worse, "2026-11-11").unwrap_err()), ["five", "since"]);
}
