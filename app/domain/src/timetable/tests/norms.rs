//! Advice of the sanitary rules: told with its act, enforced by nobody.

use std::sync::Arc;

use super::school::{empty, piece, place, put, school};
use crate::timetable::{Bell, Bells, Board, Clash, Plan, Ring, School, Weeks, most_on, points};

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
fn the_youngest_begin_with_three_lessons_a_day() {
    let on = |day: &str| most_on(1, day.parse().unwrap());
    assert_eq!((on("2026-09-01"), on("2026-10-31"), on("2026-11-02")), ((3, 0), (3, 0), (4, 1)));
    assert_eq!(most_on(2, "2026-09-01".parse().unwrap()), (5, 1));
}

fn of_classes(set: impl FnOnce(&mut School)) -> Plan {
    let mut other = school();
    set(&mut other);
    Plan::new(Arc::new(other), &[])
}

#[test]
fn who_learns_in_the_first_shift_alone_is_told_of_a_second() {
    let told = advice(&of_classes(|school| school.classes[2].grade = 5), (5, 1), "1.1");
    assert_eq!(
        told,
        [
            "3В: 5-е классы учатся только в первую смену (СП 2.4.3648-20 с разъяснением от 29.08.2025, действует до 01.01.2027)"
        ]
    );
    assert!(advice(&empty(), (5, 1), "1.1").is_empty(), "a third class may learn in the second");
}

#[test]
fn bells_before_eight_and_short_breaks_are_told() {
    let ring = |number: u8, starts: u16, ends: u16| Ring {
        shift: 1,
        weekday: 0,
        number,
        bell: Bell { starts, ends },
    };
    let early = of_classes(|school| school.bells = Bells(vec![ring(1, 470, 510), ring(2, 515, 555)]));
    assert!(advice(&early, (1, 1), "1.1")[0].starts_with("уроки начинаются не раньше 8:00 (СП 2.4.3648-20"));
    assert!(advice(&early, (1, 1), "1.2").is_empty(), "nobody hurries from nowhere");
    let plan = put(&early, &[(1, 1, "1.1")]).unwrap();
    assert!(advice(&plan, (3, 1), "1.2")[0].starts_with("перемена 5 мин, а нужно не меньше 10"));
    let late = of_classes(|school| {
        school.bells =
            Bells(vec![Ring { shift: 2, weekday: 0, number: 6, bell: Bell { starts: 1110, ends: 1150 } }]);
    });
    assert!(advice(&late, (5, 1), "1.6")[0].starts_with("уроки заканчиваются не позже 19:00"));
}

#[test]
fn a_hard_subject_is_not_left_for_the_end_of_a_day() {
    let plan = of_classes(|school| school.courses[0].code = "algebra".into());
    assert_eq!(
        advice(&plan, (1, 1), "1.6"),
        [
            "7А: трудный предмет (10 б.) ставят 2–4-м уроком (СанПиН 1.2.3685-21, табл. 6.9–6.11, МР 2.4.0331-23, п. 3.2, действует до 01.03.2027)"
        ]
    );
    assert!(advice(&plan, (1, 1), "1.4").is_empty() && advice(&plan, (3, 1), "1.6").is_empty());
}

#[test]
fn monday_is_not_the_hardest_day_of_a_full_week() {
    let plan = of_classes(|school| {
        school.courses[0].code = "algebra".into();
        school.courses[0].hundredths = 1600;
    });
    let three = |day: u8| (1..=3).map(move |number| format!("{day}.{number}"));
    let places: Vec<String> = (1..=5).flat_map(three).collect();
    let full: Vec<(i64, u8, &str)> = (1..).zip(&places).map(|(n, at)| (1, n, at.as_str())).collect();
    let told = |plan: &Plan, at: &str| {
        advice(plan, (1, 16), at).into_iter().filter(|told| told.contains("самый трудный день")).count()
    };
    let plan = put(&plan, &full).unwrap();
    assert_eq!((told(&plan, "1.4"), told(&plan, "2.4"), told(&plan, "5.4")), (1, 0, 1));
    let begun = put(&plan, &[(1, 14, "2.4"), (1, 15, "3.4")]).unwrap();
    assert_eq!(told(&begun, "1.4"), 0, "a week that is not full has no peak yet");
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
