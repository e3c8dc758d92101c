//! The law of substitutions, sentence by sentence.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::*;
use crate::access::{Actor, Grant, Permit, Role, Standing as Person};
use crate::calendar::{Span, YearState};
use crate::ids::{AccountId, ClassId, GroupId, LessonId, OrganisationId, PersonId, SchoolId, SubjectId};
use crate::journal::LessonState;
use crate::org::OrgKind;
use crate::timetable::Bell;

mod away;
mod shift;

const SCHOOL: SchoolId = SchoolId(1);
const MATHS: SubjectId = SubjectId(10);
const HISTORY: SubjectId = SubjectId(20);
const ILL: PersonId = PersonId(1);

fn day_of(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn permit_of(role: Role, school: i64) -> Result<Permit<ArrangeSubstitutions>, crate::access::Denied> {
    let grant = Grant { role, organisation: OrganisationId(school), kind: OrgKind::School };
    let standing = Person { grants: vec![grant], ..Person::default() };
    Actor::new(AccountId(5), PersonId(50), standing).permit(ArrangeSubstitutions(SCHOOL))
}

fn permit() -> Permit<ArrangeSubstitutions> {
    permit_of(Role::Deputy, 1).unwrap()
}

fn absence(teacher: PersonId, (first, last): (&str, &str)) -> TeacherAbsence {
    let span = Span { first: day_of(first), last: day_of(last) };
    TeacherAbsence { teacher, span, numbers: None, kind: AbsenceKind::Courses }
}

/// A lesson of `teacher` in class `class` at the bell `number`; its number is 100 × class + number.
fn lesson(teacher: i64, class: i64, number: u8, subject: SubjectId) -> DayLesson {
    let starts = 480 + u16::from(number) * 60;
    DayLesson {
        id: LessonId(class * 100 + i64::from(number)),
        group: GroupId(class * 10 + subject.0),
        class: Some(ClassId(class)),
        grade: u8::try_from(class).unwrap(),
        subject,
        number,
        bell: Bell { starts, ends: starts + 45 },
        room: None,
        teacher: PersonId(teacher),
        state: LessonState::Planned,
        decided: None,
        written: Written::Nothing,
    }
}

fn colleague(id: i64, courses: &[(i64, SubjectId)], load: u16) -> Colleague {
    let course = |(class, subject): &(i64, SubjectId)| Course {
        class: Some(ClassId(*class)),
        grade: u8::try_from(*class).unwrap(),
        subject: *subject,
    };
    Colleague { id: PersonId(id), sex: None, courses: courses.iter().map(course).collect(), load }
}

/// Maths in 7 is given by teacher 1, who is away. 2 has maths in 7 of another letter and a gap; 3 has maths in 5 and
/// has gone by then; 4 knows the class; 5 has nothing that day; 6 has a lesson at the same bell.
fn day() -> Day {
    let mut parallel = colleague(2, &[(8, MATHS)], 20);
    parallel.courses[0].grade = 7;
    Day {
        school: SCHOOL,
        date: day_of("2026-11-12"),
        year: YearState::Open,
        lessons: vec![
            lesson(2, 8, 2, MATHS),
            lesson(3, 5, 1, MATHS),
            lesson(1, 7, 3, MATHS),
            lesson(6, 9, 3, MATHS),
            lesson(2, 8, 4, MATHS),
            lesson(4, 7, 5, HISTORY),
        ],
        away: vec![absence(ILL, ("2026-11-12", "2026-11-13"))],
        staff: vec![
            colleague(1, &[(7, MATHS)], 18),
            parallel,
            colleague(3, &[(5, MATHS)], 18),
            colleague(4, &[(7, HISTORY)], 18),
            colleague(5, &[], 0),
            colleague(6, &[(9, MATHS)], 1),
        ],
    }
}

const OPEN: LessonId = LessonId(703);

fn decide(day: &Day, choice: Choice) -> Result<Option<Outcome>, SubstitutionRefused> {
    decide_of(day, OPEN, choice)
}

fn decide_of(day: &Day, lesson: LessonId, choice: Choice) -> Result<Option<Outcome>, SubstitutionRefused> {
    day.decide(&shifting_of(day, lesson), choice, &permit()).map(|decision| decision.outcome())
}

/// A lesson of the day, whose pupils have history too.
fn shifting_of(day: &Day, lesson: LessonId) -> Shifting {
    let lesson = day.lesson(lesson).unwrap().clone();
    let shared = BTreeSet::from([lesson.group, GroupId(70 + HISTORY.0)]);
    Shifting { lesson, from: day.date, year: day.year, shared }
}

fn stand_in(id: i64) -> Choice {
    Choice::Teacher(PersonId(id))
}

fn lesson_mut(day: &mut Day, id: LessonId) -> &mut DayLesson {
    day.lessons.iter_mut().find(|lesson| lesson.id == id).unwrap()
}

#[test]
fn a_deputy_head_decides_in_the_own_school_and_nobody_else() {
    for role in [Role::Deputy, Role::Head, Role::Coordinator] {
        assert!(permit_of(role, 1).is_ok(), "{role:?}");
        assert!(permit_of(role, 2).is_err(), "{role:?} of another school");
    }
    for role in [Role::Teacher, Role::Secretary, Role::Personnel, Role::Medic, Role::CityHead] {
        assert!(permit_of(role, 1).is_err(), "{role:?}");
    }
    let foreign = Day { school: SchoolId(2), ..day() };
    assert_eq!(decide(&foreign, stand_in(2)), Err(SubstitutionRefused::NotPermitted));
}

#[test]
fn the_reason_is_known_to_those_who_decide_and_to_the_personnel_officer() {
    let may = |role| {
        let grant = Grant { role, organisation: OrganisationId(1), kind: OrgKind::School };
        let standing = Person { grants: vec![grant], ..Person::default() };
        Actor::new(AccountId(5), PersonId(50), standing).may(&ReadTeacherAbsences(SCHOOL))
    };
    assert!(may(Role::Deputy) && may(Role::Personnel) && may(Role::Coordinator));
    assert!(!may(Role::Teacher) && !may(Role::Secretary) && !may(Role::Medic));
}

#[test]
fn candidates_are_ranked_by_subject_then_by_who_is_there_then_by_load() {
    let day = day();
    let offers = day.offers(day.lesson(OPEN).unwrap());
    let told: Vec<_> = offers.iter().map(|offer| (offer.teacher.0, offer.fit, offer.presence)).collect();
    assert_eq!(
        told,
        [
            (2, Fit::SameGrade(7), Presence::Gap { after: 2, before: 4 }),
            (3, Fit::Subject, Presence::Stays { after: 1 }),
            (4, Fit::KnowsClass, Presence::Comes { before: 5 }),
            (5, Fit::Stranger, Presence::Absent),
        ]
    );
}

#[test]
fn whoever_has_stood_in_less_today_and_teaches_less_comes_first() {
    let mut day = day();
    day.staff.push(colleague(7, &[(5, MATHS)], 12));
    day.lessons.push(lesson(7, 10, 1, MATHS));
    let first =
        |day: &Day| day.offers(day.lesson(OPEN).unwrap()).iter().map(|o| o.teacher.0).collect::<Vec<_>>();
    assert_eq!(first(&day)[..3], [2, 7, 3]);
    day.lessons.push(DayLesson { decided: Some(Outcome::Replaced(PersonId(7))), ..lesson(1, 11, 2, MATHS) });
    assert_eq!(first(&day)[..3], [2, 3, 7]);
}

#[test]
fn nobody_stands_in_twice_at_one_bell() {
    let mut day = day();
    assert_eq!(decide(&day, stand_in(6)), Err(SubstitutionRefused::TeacherBusy(3)));
    assert_eq!(decide(&day, stand_in(2)), Ok(Some(Outcome::Replaced(PersonId(2)))));
    day.lessons.push(DayLesson { decided: Some(Outcome::Replaced(PersonId(2))), ..lesson(1, 6, 3, MATHS) });
    assert_eq!(decide(&day, stand_in(2)), Err(SubstitutionRefused::TeacherBusy(3)));
}

#[test]
fn a_lesson_of_another_shift_at_the_same_time_is_the_same_bell() {
    let mut day = day();
    let mut second = lesson(2, 6, 1, MATHS);
    second.bell = day.lesson(OPEN).unwrap().bell;
    day.lessons.push(second);
    assert_eq!(decide(&day, stand_in(2)), Err(SubstitutionRefused::TeacherBusy(1)));
}

#[test]
fn nobody_who_is_away_or_does_not_teach_here_stands_in() {
    let mut day = day();
    day.away.push(absence(PersonId(2), ("2026-11-12", "2026-11-12")));
    assert_eq!(decide(&day, stand_in(2)), Err(SubstitutionRefused::TeacherAway));
    assert_eq!(decide(&day, Choice::Teacher(ILL)), Err(SubstitutionRefused::TeacherAway));
    assert_eq!(decide(&day, stand_in(99)), Err(SubstitutionRefused::NoTeacher));
    assert!(day.offers(day.lesson(OPEN).unwrap()).iter().all(|offer| offer.teacher != PersonId(2)));
}

#[test]
fn a_lesson_whose_substitute_falls_ill_is_open_again() {
    let mut day = day();
    lesson_mut(&mut day, OPEN).decided = Some(Outcome::Replaced(PersonId(2)));
    assert_eq!(day.standing(day.lesson(OPEN).unwrap()), Standing::Settled(Outcome::Replaced(PersonId(2))));
    day.away.push(absence(PersonId(2), ("2026-11-12", "2026-11-12")));
    assert_eq!(day.standing(day.lesson(OPEN).unwrap()), Standing::Open);
    assert_eq!(decide(&day, stand_in(3)), Ok(Some(Outcome::Replaced(PersonId(3)))));
}

#[test]
fn halves_of_a_class_are_merged_under_the_teacher_who_is_here() {
    let mut day = day();
    assert_eq!(decide(&day, Choice::Merge), Err(SubstitutionRefused::NoOtherHalf));
    let half = DayLesson { group: GroupId(999), id: LessonId(999), ..lesson(6, 7, 3, MATHS) };
    day.lessons.push(half);
    assert_eq!(decide(&day, Choice::Merge), Ok(Some(Outcome::Merged(PersonId(6)))));
    day.away.push(absence(PersonId(6), ("2026-11-12", "2026-11-12")));
    assert_eq!(decide(&day, Choice::Merge), Err(SubstitutionRefused::NoOtherHalf));
}

#[test]
fn a_lesson_with_entries_is_not_cancelled() {
    let mut day = day();
    assert_eq!(decide(&day, Choice::Cancel), Ok(Some(Outcome::Cancelled)));
    lesson_mut(&mut day, OPEN).written = Written::Something;
    assert_eq!(decide(&day, Choice::Cancel), Err(SubstitutionRefused::Written));
    assert!(decide(&day, stand_in(2)).is_ok());
}

#[test]
fn a_lesson_held_stays_and_so_does_a_year_that_is_closed() {
    let mut held = day();
    lesson_mut(&mut held, OPEN).state = LessonState::Held;
    lesson_mut(&mut held, OPEN).decided = Some(Outcome::Replaced(PersonId(2)));
    for choice in [stand_in(3), Choice::Cancel, Choice::Undo] {
        assert_eq!(decide(&held, choice), Err(SubstitutionRefused::Held));
    }
    for year in [YearState::Closed, YearState::Draft] {
        let shut = Day { year, ..day() };
        assert_eq!(decide(&shut, stand_in(2)), Err(SubstitutionRefused::YearNotOpen));
        assert!(shut.place_best(&permit()).is_err());
    }
}

#[test]
fn only_the_lesson_of_somebody_away_is_decided_about() {
    let day = day();
    assert_eq!(decide_of(&day, LessonId(802), stand_in(5)), Err(SubstitutionRefused::NobodyAway));
    let mut moved = day;
    lesson_mut(&mut moved, OPEN).state = LessonState::Cancelled;
    assert_eq!(decide(&moved, stand_in(2)), Err(SubstitutionRefused::Off));
}

#[test]
fn the_best_are_placed_without_calling_anybody_in_on_a_free_day() {
    let mut day = day();
    day.lessons.push(lesson(1, 6, 3, MATHS));
    day.lessons.push(lesson(1, 10, 3, HISTORY));
    day.lessons.push(lesson(1, 11, 3, HISTORY));
    let decided = day.place_best(&permit()).unwrap();
    let who: Vec<_> = decided.iter().map(|one| (one.lesson().0, one.outcome().unwrap())).collect();
    assert_eq!(
        who,
        [
            (703, Outcome::Replaced(PersonId(2))),
            (603, Outcome::Replaced(PersonId(3))),
            (1003, Outcome::Replaced(PersonId(4))),
        ]
    );
}

#[test]
fn a_choice_is_read_as_it_is_written() {
    for choice in [stand_in(12), Choice::Merge, Choice::Cancel, Choice::Undo] {
        assert_eq!(choice.to_string().parse::<Choice>(), Ok(choice));
    }
    for wrong in ["", "teacher.", "teacher.x", "move"] {
        assert_eq!(wrong.parse::<Choice>(), Err(NoChoice(wrong.into())));
    }
}
