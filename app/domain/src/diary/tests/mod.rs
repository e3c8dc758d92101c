//! What a family may count on, sentence by sentence.

mod signature;
mod visit;
mod ways;

use chrono::NaiveDate;

use super::*;
use crate::calendar::Span;
use crate::journal::{Attendance, MarkValue};
use crate::people::Sex;
use MarkValue::{Debt, Five, Four, One, Pass, Three, Two};

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

fn possible(kind: &str, weight: u32, announced: u32) -> Possible {
    Possible { kind: kind.into(), weight, announced }
}

fn left(lessons: u32, kinds: &[Possible]) -> Vec<(String, u32)> {
    ahead(lessons, kinds).into_iter().map(|work| (work.kind, work.left)).collect()
}

#[test]
fn as_much_work_lies_ahead_as_lessons_hold_and_the_teacher_announced() {
    let usual = [possible("К", 30, 0), possible("С", 20, 0), possible("О", 10, 0), possible("П", 20, 0)];
    let of = |kind: &str, left| (kind.to_owned(), left);
    assert_eq!(left(9, &usual), [of("К", 2), of("С", 3), of("О", 9)]);
    assert_eq!(left(0, &usual), []);
    let announced = [possible("К", 30, 3), possible("О", 10, 5), possible("П", 20, 1)];
    assert_eq!(left(4, &announced), [of("К", 3), of("О", 4), of("П", 1)]);
    assert_eq!(left(4, &[possible("О", 0, 0)]), [], "what weighs nothing lifts nobody");
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
