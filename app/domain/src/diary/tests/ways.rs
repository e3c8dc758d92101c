//! Which ways to a mark a family is shown, sentence by sentence.

use proptest::prelude::*;

use crate::diary::{Ahead, Further, Outlook, aims, ways};
use crate::journal::MarkValue::{self, Five as M5, Four as M4, Three as M3, Two as M2};
use crate::term_mark::{
    ControlWork, Given, Lack, Learning, Outcome, Rule, TermMarkValue, Thresholds, suggest,
};
use TermMarkValue::{Five, Four, NotAssessed, Three};

fn given(kind: &str, value: MarkValue, weight: u32) -> Given {
    Given { value, weight, kind: kind.into(), on: "2026-11-10".parse().unwrap() }
}

fn answers(values: &[MarkValue]) -> Vec<Given> {
    values.iter().map(|value| given("О", *value, 10)).collect()
}

fn ahead(kind: &str, weight: u32, left: u32) -> Ahead {
    Ahead { kind: kind.into(), weight, left }
}

fn further(kind: &str, value: MarkValue, times: u32) -> Further {
    Further { kind: kind.into(), value, times }
}

#[test]
fn a_mark_that_comes_out_already_asks_for_nothing() {
    let marks = answers(&[M4, M4, M5]);
    assert_eq!(ways(&Rule::default(), Four, &marks, &[]), Outlook::Already);
    assert_eq!(ways(&Rule::default(), Three, &marks, &[]), Outlook::Already, "better will do");
}

#[test]
fn every_way_is_told_that_has_no_mark_too_many_or_too_high() {
    let marks = answers(&[M4, M4, M4]);
    let works = [ahead("К", 30, 1), ahead("О", 10, 4)];
    let Outlook::Ways(found) = ways(&Rule::default(), Five, &marks, &works) else { panic!("no way") };
    assert_eq!(found, [vec![further("К", M5, 1)], vec![further("О", M5, 3)]]);
    let strict = Rule { thresholds: Thresholds::STRICT, ..Rule::default() };
    let Outlook::Ways(found) = ways(&strict, Five, &marks, &works) else { panic!("no way") };
    assert_eq!(found, [vec![further("К", M5, 1), further("О", M5, 3)]]);
}

#[test]
fn marks_that_the_rule_still_misses_are_part_of_the_way() {
    let few = answers(&[M5]);
    let found = ways(&Rule::default(), Four, &few, &[ahead("О", 10, 5)]);
    assert_eq!(found, Outlook::Ways(vec![vec![further("О", M3, 2)]]));
    let tested = Rule { control: ControlWork::AtLeastOne, ..Rule::default() };
    let found = ways(&tested, Five, &answers(&[M5, M5, M5]), &[ahead("О", 40, 5), ahead("К", 10, 1)]);
    assert_eq!(found, Outlook::Ways(vec![vec![further("К", M3, 1)]]));
}

#[test]
fn a_mark_that_takes_what_the_better_one_takes_is_no_aim() {
    let few = answers(&[M5]);
    let told = aims(&Rule::default(), None, &few, &[ahead("О", 10, 5)]);
    let marks: Vec<_> = told.iter().map(|(aim, _)| *aim).collect();
    assert_eq!(marks, [Five, Four], "two threes bring a four, and less brings no mark at all");
    let beyond =
        aims(&Rule::default(), Some(TermMarkValue::Two), &answers(&[M2, M2, M2]), &[ahead("О", 10, 2)]);
    let marks: Vec<_> = beyond.iter().map(|(aim, _)| *aim).collect();
    assert_eq!(marks, [Five, Four, Three], "what cannot be is said of each");
}

#[test]
fn a_long_way_is_told_as_marks_no_higher_than_they_must_be() {
    let found = ways(&Rule::default(), Three, &answers(&[M2; 22]), &[ahead("О", 10, 9)]);
    assert_eq!(found, Outlook::Ways(vec![vec![further("О", M5, 4), further("О", M4, 1)]]));
}

#[test]
fn what_cannot_be_is_said_with_what_would_come_at_best() {
    let marks = answers(&[M2, M2, M2]);
    let outlook = ways(&Rule::default(), Five, &marks, &[ahead("О", 10, 2)]);
    let Outlook::Impossible { best, average } = outlook else { panic!("{outlook:?}") };
    assert_eq!((best.value(), average), (Some(Three), Some(320)));
    let nothing_ahead = ways(&Rule::default(), Five, &marks, &[ahead("О", 0, 9)]);
    let Outlook::Impossible { average, .. } = nothing_ahead else { panic!("{nothing_ahead:?}") };
    assert_eq!(average, Some(200), "weightless work lifts nobody");
    let tested = Rule { control: ControlWork::AtLeastOne, ..Rule::default() };
    let untested = ways(&tested, Five, &answers(&[M5, M5, M5]), &[ahead("О", 10, 9)]);
    let best = Outcome::Lacks(Lack::NoControlWork);
    assert_eq!(untested, Outlook::Impossible { best, average: Some(500) });
    assert!(matches!(ways(&tested, NotAssessed, &[], &[]), Outlook::Impossible { .. }), "nobody aims at it");
}

fn spent(way: &[Further], works: &[Ahead]) -> Vec<Given> {
    let weight = |kind: &str| works.iter().find(|work| work.kind == kind).unwrap().weight;
    let one = |one: &Further| vec![given(&one.kind, one.value, weight(&one.kind)); one.times as usize];
    way.iter().flat_map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_way_leads_to_the_aim_and_where_there_is_none_fives_do_not_help(
        codes in prop::collection::vec((1i16..=5, 1u32..4), 0..8),
        (answers, tests) in (0u32..5, 0u32..3),
        control in prop::sample::select(vec![ControlWork::Optional, ControlWork::AtLeastOne]),
        aim in prop::sample::select(vec![Five, Four, Three]),
    ) {
        let rule = Rule { control, ..Rule::default() };
        let marks: Vec<_> = codes
            .into_iter()
            .map(|(code, weight)| given("О", MarkValue::from_code(code).unwrap(), weight * 10))
            .collect();
        let works = [ahead("О", 10, answers), ahead("К", 30, tests)];
        let comes = |more: Vec<Given>| {
            let all: Vec<_> = marks.iter().cloned().chain(more).collect();
            suggest(&rule, Learning::WithMarks, &all).value().and_then(TermMarkValue::digit)
        };
        match ways(&rule, aim, &marks, &works) {
            Outlook::Already => prop_assert!(comes(vec![]) >= aim.digit()),
            Outlook::Ways(found) => {
                prop_assert!(comes(vec![]) < aim.digit() && !found.is_empty());
                for way in found {
                    for one in &way {
                        let work = works.iter().find(|work| work.kind == one.kind).unwrap();
                        prop_assert!(one.times <= work.left);
                    }
                    prop_assert!(comes(spent(&way, &works)) >= aim.digit(), "{way:?}");
                }
            }
            Outlook::Impossible { .. } => {
                let fives = [further("О", M5, answers), further("К", M5, tests)];
                prop_assert!(comes(spent(&fives, &works)) < aim.digit());
            }
        }
    }
}
