//! Advice of the sanitary rules: told with its act, enforced by nobody.

use std::sync::Arc;

use super::school::{empty, piece, place, put, school};
use crate::timetable::{Board, Clash, Plan, Weeks, points};

fn advice(plan: &Plan, lesson: (i64, u8), at: &str) -> Vec<String> {
    let clashes = Board::of(plan).clashes_at(piece(plan, lesson.0, lesson.1), place(at));
    clashes.iter().filter(|clash| !clash.bars()).map(Clash::to_string).collect()
}

#[test]
fn primary_classes_have_no_double_lessons() {
    let plan = put(&empty(), &[(5, 1, "1.1")]).unwrap();
    let told = advice(&plan, (5, 2), "1.2");
    assert_eq!(
        told[0],
        "3В: сдвоенных уроков в 1–4 классах не бывает (СП 2.4.3648-20, п. 3.4.16, действует до 01.01.2027)"
    );
    assert_eq!(told[1], "В этот день Математика уже есть.");
    assert_eq!(advice(&plan, (5, 2), "1.3").len(), 1);
    assert!(put(&plan, &[(5, 2, "1.2")]).is_ok(), "it is advice");
}

#[test]
fn a_sixth_lesson_of_a_primary_class_is_told_once_a_week() {
    let mut long = school();
    long.courses[4].hundredths = 1400;
    let full: Vec<(i64, u8, &str)> =
        (1..).zip(["1.1", "1.2", "1.3", "1.4", "1.5"]).map(|(n, at)| (5, n, at)).collect();
    let plan = put(&Plan::new(Arc::new(long), &[]), &full).unwrap();
    assert_eq!(advice(&plan, (5, 6), "1.6").iter().filter(|told| told.contains("урок в день")).count(), 0);
    let plan = put(&plan, &[(5, 6, "1.6")]).unwrap();
    let more: Vec<(i64, u8, &str)> =
        (7..).zip(["2.1", "2.2", "2.3", "2.4", "2.5"]).map(|(n, at)| (5, n, at)).collect();
    let plan = put(&plan, &more).unwrap();
    assert!(advice(&plan, (5, 12), "2.6")[0].starts_with("3В: 6-й урок в день, можно не больше 5"));
}

#[test]
fn a_rule_whose_act_has_ended_says_nothing() {
    let later = crate::timetable::School { today: "2027-01-01".parse().unwrap(), ..school() };
    let plan = put(&Plan::new(Arc::new(later), &[]), &[(5, 1, "1.1")]).unwrap();
    assert_eq!(advice(&plan, (5, 2), "1.2"), ["В этот день Математика уже есть."]);
}

#[test]
fn subjects_weigh_by_grade() {
    assert_eq!(
        (points("physics", 9), points("physics", 7), points("physics", 10)),
        (Some(13), Some(8), Some(12))
    );
    assert_eq!((points("math", 3), points("sport", 11), points("project", 10)), (Some(8), Some(1), None));
    assert_eq!(points("chemistry", 7), None, "it is not taught there by this scale");
}

#[test]
fn weeks_are_odd_and_even_from_the_first_of_the_year() {
    let of = |day: &str| Weeks::of(day.parse().unwrap(), "2026-09-01".parse().unwrap());
    assert_eq!((of("2026-09-06"), of("2026-09-07"), of("2026-09-14")), (Weeks::Odd, Weeks::Even, Weeks::Odd));
}
