//! When a teacher is away, and when no longer.

use super::*;

#[test]
fn an_absence_touches_the_lessons_of_its_days_and_numbers() {
    let all_day = absence(ILL, ("2026-11-12", "2026-11-13"));
    assert!(all_day.covers(day_of("2026-11-13"), 7) && !all_day.covers(day_of("2026-11-14"), 1));
    let some = TeacherAbsence { numbers: Numbers::between(Some(2), Some(3)), ..all_day };
    let covered: Vec<u8> = (1..=5).filter(|number| some.covers(day_of("2026-11-12"), *number)).collect();
    assert_eq!(covered, [2, 3]);
    let words = |first, last| Numbers::between(first, last).map(|numbers| numbers.to_string());
    assert_eq!(words(Some(3), Some(3)).as_deref(), Some("3-й урок"));
    assert_eq!(words(Some(4), None).as_deref(), Some("с 4-го урока"));
    assert_eq!(words(None, Some(2)).as_deref(), Some("уроки 1–2"));
    assert_eq!(words(None, None), None);
}

#[test]
fn an_absence_runs_forwards_and_is_entered_once() {
    let enter =
        |absence: TeacherAbsence, others: &[TeacherAbsence]| absence.enter(others, &permit()).map(|_| ());
    let week = absence(ILL, ("2026-11-12", "2026-11-18"));
    assert_eq!(enter(week, &[]), Ok(()));
    assert_eq!(enter(absence(ILL, ("2026-11-13", "2026-11-12")), &[]), Err(AbsenceRefused::Backwards));
    assert_eq!(enter(absence(ILL, ("2026-11-12", "2028-11-12")), &[]), Err(AbsenceRefused::TooLong));
    assert_eq!(enter(week, &[absence(ILL, ("2026-11-18", "2026-11-20"))]), Err(AbsenceRefused::Doubled));
    assert_eq!(enter(week, &[absence(PersonId(2), ("2026-11-18", "2026-11-20"))]), Ok(()));
    for numbers in
        [Numbers { first: 3, last: 2 }, Numbers { first: 0, last: 2 }, Numbers { first: 1, last: 99 }]
    {
        let wrong = TeacherAbsence { numbers: Some(numbers), ..week };
        assert_eq!(enter(wrong, &[]), Err(AbsenceRefused::NoSuchLessons));
    }
    let part = |first, last| TeacherAbsence { numbers: Numbers::between(Some(first), Some(last)), ..week };
    assert_eq!(enter(part(1, 2), &[part(3, 4)]), Ok(()));
    assert_eq!(enter(part(1, 3), &[part(3, 4)]), Err(AbsenceRefused::Doubled));
}

#[test]
fn an_absence_taken_back_gives_the_teacher_the_coming_lessons_again() {
    let placed = |lesson, date: &str, number| Placed { lesson: LessonId(lesson), date: day_of(date), number };
    let all = [
        placed(1, "2026-11-11", 1),
        placed(2, "2026-11-12", 1),
        placed(3, "2026-11-13", 1),
        placed(4, "2026-11-13", 5),
    ];
    let today = day_of("2026-11-12");
    let ids = |list: Vec<LessonId>| list.into_iter().map(|id| id.0).collect::<Vec<_>>();
    assert_eq!(ids(released(&all, &[], today)), [2, 3, 4]);
    let rest = TeacherAbsence {
        numbers: Numbers::between(Some(4), None),
        ..absence(ILL, ("2026-11-13", "2026-11-13"))
    };
    assert_eq!(ids(released(&all, &[rest], today)), [2, 3]);
}
