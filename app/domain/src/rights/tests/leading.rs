//! Who leads a class and teaches a group: from which day, and who may.

use super::*;
use crate::calendar::{Span, YearState};
use crate::ids::{ClassId, GroupId};

fn permit() -> Permit<NameTeachers> {
    coordinator().permit(NameTeachers(SCHOOL)).unwrap()
}

fn post(seat: TeachingSeat, state: YearState) -> TeachingPost {
    let year = Span { first: on("2026-09-01"), last: on("2027-05-31") };
    TeachingPost { seat, holder: Some(PersonId(30)), year, state }
}

fn class() -> TeachingPost {
    post(TeachingSeat::Class(ClassId(70)), YearState::Open)
}

fn group(held: Option<&str>, busy: Option<&str>) -> TeachingPost {
    let seat = TeachingSeat::Group { group: GroupId(5), held: held.map(on), busy: busy.map(str::to_owned) };
    post(seat, YearState::Open)
}

fn newcomer() -> Colleague {
    Colleague { person: PersonId(31), since: Some(on("2026-10-01")), until: Some(on("2027-01-31")) }
}

fn named(post: TeachingPost, day: &str) -> Result<TeacherEntry, TeacherRefused> {
    post.name(Some(newcomer()), (on(day), today()), &permit())
}

#[test]
fn who_sets_up_the_year_names_teachers_and_a_teacher_does_not() {
    assert!(in_school(&[Role::Teacher], vec![]).permit(NameTeachers(SCHOOL)).is_err());
    assert!(coordinator().permit(NameTeachers(SchoolId(8))).is_err());
}

#[test]
fn a_class_has_its_teacher_from_a_day_that_has_come() {
    let entry = named(class(), "2026-11-12").unwrap();
    assert_eq!((entry.teacher(), entry.holder()), (Some(PersonId(31)), Some(PersonId(30))));
    assert_eq!((entry.since(), entry.in_draft()), (today(), false));
    assert_eq!(named(class(), "2026-11-13"), Err(TeacherRefused::Ahead));
    assert_eq!(named(class(), "2026-08-31"), Err(TeacherRefused::OutsideYear));
}

#[test]
fn nobody_is_named_before_they_came_or_after_they_left() {
    assert_eq!(named(class(), "2026-09-30"), Err(TeacherRefused::NotYet));
    assert_eq!(named(group(None, None), "2027-02-01"), Err(TeacherRefused::Leaves));
    assert!(named(group(None, None), "2027-01-31").is_ok());
}

#[test]
fn a_group_is_handed_over_after_the_lessons_that_were_held() {
    assert_eq!(named(group(Some("2026-11-12"), None), "2026-11-11"), Err(TeacherRefused::AlreadyHeld));
    assert!(named(group(Some("2026-11-12"), None), "2026-11-12").is_ok(), "from the day of the last one");
    assert!(named(group(Some("2026-11-12"), None), "2026-12-01").is_ok(), "and from a day to come");
}

#[test]
fn a_teacher_who_is_busy_is_refused_with_the_lesson() {
    let why = named(group(None, Some("6Б, Алгебра")), "2026-11-12").unwrap_err();
    assert!(why.to_string().contains("6Б, Алгебра"), "{why}");
    let nobody = group(None, None).name(None, (today(), today()), &permit()).unwrap();
    assert_eq!(nobody.teacher(), None);
}

#[test]
fn a_year_being_set_up_is_named_from_its_first_day_and_a_closed_one_never() {
    let draft = post(TeachingSeat::Class(ClassId(70)), YearState::Draft);
    let entry = named(draft, "2026-11-20").unwrap();
    assert_eq!((entry.since(), entry.in_draft()), (on("2026-09-01"), true));
    let closed = post(TeachingSeat::Class(ClassId(70)), YearState::Closed);
    assert_eq!(named(closed, "2026-11-12"), Err(TeacherRefused::YearClosed));
}
