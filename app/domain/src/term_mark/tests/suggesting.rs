//! What a rule makes of marks, and which rules there may be.

use proptest::prelude::*;

use super::*;
use crate::role::Role;
use MarkValue::{Debt, Fail, Five, Four, One, Pass, Three, Two};

fn value(rule: &Rule, marks: &[Given]) -> Option<TermMarkValue> {
    suggest(rule, Learning::WithMarks, marks).value()
}

fn lack(rule: &Rule, learning: Learning, marks: &[Given]) -> Lack {
    match suggest(rule, learning, marks).outcome {
        Outcome::Lacks(lack) => lack,
        other => panic!("{other:?} came out"),
    }
}

#[test]
fn a_suggestion_tells_how_it_came_about() {
    let marks = [
        given("К", Five, 20),
        given("О", Four, 10),
        given("О", Three, 10),
        given("К", Two, 30),
        given("З", Pass, 10),
        given("Д", Debt, 10),
        given("Д", Five, 0),
    ];
    let told = suggest(&Rule::default(), Learning::WithMarks, &marks);
    assert_eq!(told.value(), Some(TermMarkValue::Three));
    assert_eq!(told.average(), Some(329));
    assert_eq!(
        told.in_words(),
        [
            "Взвешенная средняя по 4\u{a0}отметкам: 230 : 70 = 3,29.",
            "Выходит 3: не ниже 2,50 и ниже 3,50.",
            "Не считаются: точки — 1, зач и нез — 1, работы с весом 0 — 1."
        ]
    );
    let sent = serde_json::to_string(&told).unwrap();
    assert_eq!(serde_json::from_str::<Suggestion>(&sent).unwrap(), told, "it survives the wire");
    let simple = Rule { averaging: Averaging::Simple, ..Rule::default() };
    let told = suggest(&simple, Learning::WithMarks, &marks);
    assert_eq!((told.value(), told.average()), (Some(TermMarkValue::Four), Some(350)));
    assert_eq!(told.in_words()[0], "Простая средняя по 4\u{a0}отметкам: 14 : 4 = 3,50.");
}

#[test]
fn a_mark_on_the_threshold_is_the_better_one_and_a_strict_school_asks_for_more() {
    let strict = Rule { thresholds: Thresholds::STRICT, least_marks: 1, ..Rule::default() };
    let usual = Rule { least_marks: 1, ..Rule::default() };
    let half = [answer(Five), answer(Four)];
    assert_eq!(value(&usual, &half), Some(TermMarkValue::Five));
    assert_eq!(value(&strict, &half), Some(TermMarkValue::Four));
    let below = [given("О", Five, 49), given("О", Four, 51)];
    assert_eq!(value(&usual, &below), Some(TermMarkValue::Four), "4,49");
    assert_eq!(value(&usual, &[answer(Two)]), Some(TermMarkValue::Two));
    let told = suggest(&usual, Learning::WithMarks, &[answer(Two)]);
    assert_eq!(told.in_words()[1], "Выходит 2: ниже 2,50.");
}

#[test]
fn a_one_counts_as_a_two() {
    let marks = [answer(One), answer(Four), answer(Three)];
    let told = suggest(&Rule::default(), Learning::WithMarks, &marks);
    assert_eq!((told.counted[0].points, told.average()), (2, Some(300)));
}

#[test]
fn without_enough_to_judge_by_nothing_is_suggested_and_the_reason_is_told() {
    let rule = Rule::default();
    let with = Learning::WithMarks;
    assert_eq!(lack(&rule, with, &[]), Lack::NoMarks);
    assert_eq!(lack(&rule, with, &[answer(Pass), answer(Fail), answer(Debt)]), Lack::NoMarks);
    let two = [answer(Five), answer(Five), answer(Debt)];
    assert_eq!(lack(&rule, with, &two), Lack::TooFew { have: 2, least: 3 });
    assert_eq!(lack(&rule, with, &two).to_string(), "2\u{a0}отметки, а нужно не меньше 3.");
    assert_eq!(lack(&rule, Learning::WithoutMarks, &two), Lack::WithoutMarks);
}

#[test]
fn who_is_freed_is_suggested_an_exemption_and_who_was_freed_in_part_what_the_marks_say() {
    let rule = Rule::default();
    let told = suggest(&rule, Learning::Freed, &[answer(Five), answer(Five), answer(Five)]);
    assert_eq!(told.value(), Some(TermMarkValue::Exempt));
    assert!(told.in_words().contains(&"Выходит осв: ученик освобождён от предмета.".to_owned()));
    let in_part = |marks: &[Given]| suggest(&rule, Learning::FreedInPart, marks).value();
    assert_eq!(in_part(&[answer(Four), answer(Four), answer(Five)]), Some(TermMarkValue::Four));
    assert_eq!(in_part(&[answer(Two)]), Some(TermMarkValue::Exempt), "too few to judge by");
}

#[test]
fn a_test_that_the_rule_asks_for_must_count() {
    let rule = Rule { control: ControlWork::AtLeastOne, ..Rule::default() };
    let mut marks = vec![answer(Five), answer(Five), answer(Five), given("К", Debt, 30)];
    assert_eq!(lack(&rule, Learning::WithMarks, &marks), Lack::NoControlWork);
    marks.push(given("К", Four, 30));
    assert_eq!(value(&rule, &marks), Some(TermMarkValue::Five));
}

#[test]
fn a_subject_may_have_its_own_rule_before_the_school_s() {
    let strict = Rule { thresholds: Thresholds::STRICT, ..Rule::default() };
    let simple = Rule { averaging: Averaging::Simple, ..Rule::default() };
    assert_eq!(Rule::in_force(Some(strict.clone()), Some(simple.clone())), strict);
    assert_eq!(Rule::in_force(None, Some(simple.clone())), simple);
    assert_eq!(Rule::in_force(None, None), Rule::default());
    assert_eq!(strict.in_words(), "взвешенная средняя, пороги 4,65/3,65/2,65, не меньше 3\u{a0}отметок");
    assert_eq!(strict.overrulers_in_words(), "учитель предмета, завуч");
}

#[test]
fn a_rule_typed_by_a_person_is_checked_field_by_field() {
    let draft = RuleDraft::from(Rule::default());
    assert_eq!(draft.clone().check(), Ok(Rule::default()));
    let typed = RuleDraft { five: "4.65".into(), four: " 3,6 ".into(), three: "3".into(), ..draft.clone() };
    let thresholds = typed.check().unwrap().thresholds;
    assert_eq!(thresholds, Thresholds { five: 465, four: 360, three: 300 });
    let faulty = RuleDraft {
        five: "5,1".into(),
        four: "+3,5".into(),
        three: "2,505".into(),
        least_marks: "0".into(),
        overruled_by: vec![Role::Teacher, Role::Medic],
        ..draft.clone()
    };
    let fields: Vec<_> = faulty.check().unwrap_err().into_iter().map(|fault| fault.field).collect();
    assert_eq!(fields, ["five", "four", "three", "least_marks", "overruled_by"]);
    let nobody = RuleDraft { overruled_by: vec![], ..draft }.check().unwrap_err();
    assert!(nobody[0].why.starts_with("Выберите, кто может"), "{nobody:?}");
}

#[test]
fn a_rule_is_kept_as_it_is_written() {
    let rule = Rule { control: ControlWork::AtLeastOne, thresholds: Thresholds::STRICT, ..Rule::default() };
    let kept = serde_json::to_string(&rule).unwrap();
    assert_eq!(serde_json::from_str::<Rule>(&kept).unwrap(), rule);
}

fn any_marks() -> impl Strategy<Value = Vec<Given>> {
    let kind = prop::sample::select(vec!["О", "К", "Д"]);
    let value = prop::sample::select(MarkValue::ALL.to_vec());
    let one = (kind, value, 0u32..40).prop_map(|(kind, value, weight)| given(kind, value, weight));
    prop::collection::vec(one, 0..20)
}

fn any_rule() -> impl Strategy<Value = Rule> {
    (401u32..=500, 301u32..=400, 201u32..=300, 1u8..6, any::<(bool, bool)>()).prop_map(
        |(five, four, three, least_marks, (simple, control))| Rule {
            thresholds: Thresholds { five, four, three },
            averaging: if simple { Averaging::Simple } else { Averaging::Weighted },
            least_marks,
            control: if control { ControlWork::AtLeastOne } else { ControlWork::Optional },
            ..Rule::default()
        },
    )
}

proptest! {
    #[test]
    fn every_mark_is_either_counted_or_excluded_with_a_reason(rule in any_rule(), marks in any_marks()) {
        let told = suggest(&rule, Learning::WithMarks, &marks);
        prop_assert_eq!(told.counted.len() + told.excluded.len(), marks.len());
        prop_assert!(told.counted.iter().all(|one| one.weight > 0 && (2..=5).contains(&one.points)));
        if let Outcome::Comes { value, floor, ceiling } = told.outcome {
            let average = told.average().unwrap();
            prop_assert!(floor.is_none_or(|floor| floor <= average));
            prop_assert!(ceiling.is_none_or(|ceiling| average < ceiling));
            prop_assert!(value.digit().is_some() && told.counted.len() >= usize::from(rule.least_marks));
        }
    }

    #[test]
    fn a_further_five_never_lowers_what_comes_out(rule in any_rule(), mut marks in any_marks(), weight in 1u32..40) {
        let before = value(&rule, &marks).and_then(TermMarkValue::digit);
        marks.push(given("К", Five, weight));
        prop_assert!(value(&rule, &marks).and_then(TermMarkValue::digit) >= before);
    }

    #[test]
    fn a_checked_rule_reads_back_from_what_was_typed(rule in any_rule()) {
        prop_assert_eq!(RuleDraft::from(rule.clone()).check(), Ok(rule));
    }
}
