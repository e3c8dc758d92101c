//! What a family may count on, sentence by sentence.

mod ways;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::calendar::Span;
use crate::journal::{Attendance, MarkValue, average};
use crate::people::Sex;
use crate::term_mark::{TermMarkValue, Thresholds};
use MarkValue::{Debt, Five, Four, One, Pass, Three, Two};

const RULE: Rounding = Rounding::USUAL;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn span(first: &str, last: &str) -> Span {
    Span { first: day(first), last: day(last) }
}

#[test]
fn an_average_opens_to_its_two_sums() {
    let marks = [(Five, 20), (Four, 10), (Three, 10), (Two, 30)];
    assert_eq!(Reckoning::of(&marks), Some(Reckoning { sum: 230, weights: 70, average: 329 }));
    assert_eq!(Reckoning::of(&[(Pass, 10), (Debt, 10)]), None);
    assert_eq!(Reckoning::of(&[(One, 10)]).unwrap().sum, 20);
}

#[test]
fn two_fives_lift_a_four_and_a_half_short_of_a_five() {
    let marks = [(Four, 10), (Four, 10)];
    assert_eq!(RULE.mark(400), TermMarkValue::Four);
    assert_eq!(RULE.needed(Five, &marks, 10), Needed::Fives(2));
    assert_eq!(RULE.needed(Four, &marks, 10), Needed::Nothing);
}

#[test]
fn a_heavy_two_needs_more_fives_for_an_answer_and_a_weightless_answer_helps_nobody() {
    let marks = [(Two, 20)];
    assert_eq!(RULE.needed(Five, &marks, 10), Needed::Fives(10));
    assert_eq!(RULE.needed(Five, &marks, 20), Needed::Fives(5));
    assert_eq!(RULE.needed(Five, &marks, 0), Needed::TooMany);
    assert_eq!(RULE.needed(Five, &[(Two, 100)], 10), Needed::TooMany);
}

#[test]
fn without_marks_one_five_is_enough() {
    assert_eq!(RULE.needed(Five, &[], 10), Needed::Fives(1));
    assert_eq!(RULE.needed(Two, &[], 10), Needed::TooMany);
}

#[test]
fn a_school_that_rounds_strictly_asks_for_more() {
    let strict = Rounding { thresholds: Thresholds::STRICT, ..RULE };
    assert_eq!(strict.mark(460), TermMarkValue::Four);
    assert_eq!(strict.needed(Five, &[(Five, 10), (Four, 10)], 10), Needed::Fives(1));
    assert_eq!(RULE.needed(Five, &[(Five, 10), (Four, 10)], 10), Needed::Nothing);
}

proptest! {
    #[test]
    fn so_many_fives_are_needed_and_not_one_less(codes in prop::collection::vec((1i16..=5, 1u32..30), 1..20), weight in 1u32..30) {
        let mut marks: Vec<_> = codes.into_iter().map(|(code, w)| (MarkValue::from_code(code).unwrap(), w)).collect();
        if let Needed::Fives(fives) = RULE.needed(Five, &marks, weight) {
            marks.extend((1..fives).map(|_| (Five, weight)));
            prop_assert!(average(marks.iter().copied()).unwrap() < RULE.thresholds.five);
            marks.push((Five, weight));
            prop_assert!(average(marks).unwrap() >= RULE.thresholds.five);
        }
    }
}

#[test]
fn a_week_runs_from_monday_to_saturday_and_keeps_its_empty_days() {
    let week = school_week(day("2026-11-15"));
    assert_eq!((week[0], week[5]), (day("2026-11-09"), day("2026-11-14")));
    let lessons =
        vec![("алгебра", day("2026-11-09")), ("физика", day("2026-11-12")), ("чужой", day("2026-11-20"))];
    let laid = by_day(week, lessons, |lesson| lesson.1);
    assert_eq!(laid.len(), 6);
    assert_eq!(laid.iter().map(|(_, lessons)| lessons.len()).collect::<Vec<_>>(), [1, 0, 0, 1, 0, 0]);
}

#[test]
fn a_day_without_lessons_says_why() {
    let year = Some(span("2026-09-01", "2027-05-26"));
    let autumn = [Vacation { title: "Осенние".into(), span: span("2026-10-24", "2026-11-01") }];
    let on = |text: &str| rest(day(text), year, &autumn);
    assert_eq!(on("2026-08-20"), Rest::BeforeYear(day("2026-09-01")));
    assert_eq!(on("2027-06-01"), Rest::AfterYear(day("2027-05-26")));
    assert_eq!(on("2026-10-28"), Rest::Vacation("Осенние".into(), day("2026-11-01")));
    assert_eq!(on("2026-11-04"), Rest::DayOff);
    assert_eq!(rest(day("2026-11-04"), None, &[]), Rest::NoYear);
}

#[test]
fn attendance_is_told_in_words_that_agree_with_the_child() {
    assert_eq!(attended(Attendance::Ill, Some(Sex::Female)), "болела");
    assert_eq!(attended(Attendance::Late, Some(Sex::Male)), "опоздал");
    assert_eq!(attended(Attendance::Exempt, None), "освобождён");
}
