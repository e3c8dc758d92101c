//! Plans of small schools solved, checked by the law itself.

use std::sync::Arc;

use domain::ids::{ClassId, GroupId, PersonId};
use domain::timetable::{Bells, Class, Course, Edit, Hold, Place, Plan, School, Teacher, Weeks};

use super::*;
use crate::features::timetable::sheet::End;

/// `classes` classes of grade 7, every second one in the second shift; as many teachers, each with five lessons in each.
fn school(classes: u16) -> School {
    let name = |at: u16| format!("7{at}");
    School {
        today: "2026-11-12".parse().unwrap(),
        days: 5,
        classes: (0..classes)
            .map(|at| Class {
                id: ClassId(at.into()),
                name: name(at),
                grade: 6,
                shift: 1 + u8::from(at % 2 == 1),
            })
            .collect(),
        teachers: (0..classes).map(|at| Teacher { id: PersonId(at.into()), name: name(at) }).collect(),
        rooms: vec![],
        courses: (0..classes * classes)
            .map(|at| Course {
                group: GroupId(at.into()),
                title: format!("Предмет {}", at % classes),
                short: String::new(),
                code: String::new(),
                part: String::new(),
                classes: vec![at / classes],
                pupils: vec![at / classes],
                teachers: vec![at % classes],
                room: None,
                hundredths: 500,
            })
            .collect(),
        bells: Bells::default(),
    }
}

fn solved(plan: Plan, scope: Scope) -> (Edit, End, Option<super::super::sheet::Why>) {
    let wish = Wish { draft: None, seen: 0, scope, seconds: 20 };
    let job = Arc::new(Job::default());
    let eyes = Eyes::open(job.clone(), 0);
    work(&Task { plan, wish }, &eyes);
    let run: Run = serde_json::from_str(&job.told()).unwrap();
    match run.state {
        RunState::Over { edit, end, why, .. } => (edit, end, why),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_school_of_two_shifts_gets_a_whole_week() {
    let plan = Plan::new(Arc::new(school(4)), &[]);
    let (edit, end, why) = solved(plan.clone(), Scope::Afresh);
    let after = plan.apply(&edit).unwrap().plan;
    assert_eq!((after.placed(), end, why), (4 * 4 * 5, End::Solved, None));
}

#[test]
fn locked_lessons_stay_and_the_rest_is_completed_around_them() {
    let plan = Plan::new(Arc::new(school(3)), &[]);
    let mut change = plan.moving(0, Place::new(3, 2).ok());
    change.stand.hold = Hold::Locked;
    let plan = plan.apply(&Edit(vec![change])).unwrap().plan;
    let (edit, ..) = solved(plan.clone(), Scope::Complete);
    let after = plan.apply(&edit).unwrap().plan;
    assert_eq!(after.stands()[0], change.stand);
    assert_eq!(after.placed(), 3 * 3 * 5);
}

#[test]
fn halves_of_an_hour_share_a_place_in_turn() {
    let mut half = school(1);
    half.courses[0].hundredths = 450;
    let more = Course { group: GroupId(9), hundredths: 50, teachers: vec![], ..half.courses[0].clone() };
    half.courses.push(more);
    let plan = Plan::new(Arc::new(half), &[]);
    let (edit, ..) = solved(plan.clone(), Scope::Afresh);
    let after = plan.apply(&edit).unwrap().plan;
    let at = |weeks: Weeks| after.stands().iter().find(|stand| stand.weeks == weeks).unwrap().place;
    assert!(at(Weeks::Odd).is_some());
    assert_eq!(at(Weeks::Odd), at(Weeks::Even));
}

#[test]
fn what_cannot_be_is_named_in_words() {
    let mut crowded = school(2);
    crowded.courses[0].hundredths = 4000;
    let (_, end, why) = solved(Plan::new(Arc::new(crowded), &[]), Scope::Afresh);
    let why = why.unwrap();
    assert_eq!(end, End::Partly);
    assert!(why.lessons.iter().any(|lesson| lesson.contains("70, Предмет 0")), "{why:?}");
}
