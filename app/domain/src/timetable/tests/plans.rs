//! What may stand together, and that whatever was done can be taken back.

use std::sync::Arc;

use proptest::prelude::*;

use super::school::{empty, key, piece, place, put, school, stand, to};
use crate::ids::RoomId;
use crate::timetable::{Bell, Clash, Edit, History, Hold, Plan, Refused, Ring, STEPS, Weeks};

fn clash(refused: Refused) -> String {
    match refused {
        Refused::Clash { clash, .. } => clash.to_string(),
        Refused::Unknown => "unknown".into(),
    }
}

#[test]
fn the_tray_holds_the_hours_of_the_curriculum() {
    let plan = empty();
    assert_eq!(plan.pieces().len(), 3 + 3 + 2 + 2 + 4 + 2 + 1);
    assert_eq!(plan.tray(|piece| plan.course(piece).title == "Алгебра").len(), 6);
    assert_eq!(plan.stands()[piece(&plan, 7, 1)].weeks, Weeks::Odd, "half an hour is every other week");
    let one = put(&plan, &[(1, 1, "1.1")]).unwrap();
    assert_eq!((one.placed(), one.tray(|_| true).len()), (1, 16));
}

#[test]
fn a_teacher_a_class_and_a_room_are_in_one_place_at_a_time() {
    let plan = put(&empty(), &[(1, 1, "1.1")]).unwrap();
    let told = |lessons: &[(i64, u8, &str)]| clash(put(&plan, lessons).unwrap_err());
    assert_eq!(told(&[(2, 1, "1.1")]), "Иванова А. П. в это время ведёт урок: 7А, Алгебра.");
    assert_eq!(told(&[(4, 1, "1.1")]), "7А, 2 подгруппа: в это время Алгебра.");
    assert_eq!(told(&[(6, 1, "1.1")]), "7А+7Б: в это время Алгебра.");
    let in_room = |plan: &Plan, lesson, at: &str| {
        stand(plan, lesson, |change| {
            (change.stand.place, change.stand.room) = (Some(place(at)), Some(RoomId(1)));
        })
    };
    let roomed = plan.apply(&in_room(&plan, (4, 1), "2.1")).unwrap().plan;
    let refused = roomed.apply(&in_room(&roomed, (2, 1), "2.1")).unwrap_err();
    assert_eq!(clash(refused), "Кабинет 101 занят: 7А, 2 подгруппа, Иностранный язык.");
}

#[test]
fn halves_of_a_class_learn_at_the_same_time() {
    let plan = put(&empty(), &[(3, 1, "1.1"), (4, 1, "1.1")]).unwrap();
    assert_eq!(plan.placed(), 2);
    assert!(put(&plan, &[(1, 1, "1.1")]).is_err());
}

#[test]
fn shifts_meet_only_where_their_minutes_do() {
    // Petrov has 3В in the second shift at 13:45 to 14:25; the seventh lesson of the first is 13:50 to 14:30.
    let plan = put(&empty(), &[(5, 1, "1.1")]).unwrap();
    assert!(put(&plan, &[(6, 1, "1.1")]).is_ok(), "in the morning he is free");
    assert_eq!(
        clash(put(&plan, &[(6, 1, "1.7")]).unwrap_err()),
        "Петров О. Л. в это время ведёт урок: 3В, Математика."
    );
    let mut early = school();
    let bell = Bell { starts: 13 * 60, ends: 13 * 60 + 40 };
    early.bells.0.push(Ring { shift: 1, weekday: 1, number: 7, bell });
    let plan = put(&Plan::new(Arc::new(early), &[]), &[(5, 1, "1.1")]).unwrap();
    assert!(put(&plan, &[(6, 1, "1.7")]).is_ok(), "the school's own bell ends before");
    assert_eq!(clash(put(&plan, &[(5, 2, "1.7")]).unwrap_err()), Clash::NoBell.to_string());
}

#[test]
fn every_other_week_two_lessons_share_a_place() {
    let plan = put(&empty(), &[(7, 1, "1.1")]).unwrap();
    assert!(put(&plan, &[(1, 1, "1.1")]).is_err(), "every week meets the odd ones");
    let even = stand(&plan, (1, 1), |change| {
        (change.stand.place, change.stand.weeks) = (Some(place("1.1")), Weeks::Even);
    });
    assert!(plan.apply(&even).is_ok());
}

#[test]
fn a_locked_lesson_stays_until_it_is_unlocked() {
    let plan = put(&empty(), &[(1, 1, "1.1")]).unwrap();
    let locked = plan.apply(&stand(&plan, (1, 1), |change| change.stand.hold = Hold::Locked)).unwrap().plan;
    assert_eq!(clash(put(&locked, &[(1, 1, "1.2")]).unwrap_err()), Clash::Locked.to_string());
    let free = locked.apply(&stand(&locked, (1, 1), |change| change.stand.hold = Hold::Free)).unwrap().plan;
    assert!(put(&free, &[(1, 1, "1.2")]).is_ok());
}

#[test]
fn two_lessons_change_places_in_one_edit() {
    let plan = put(&empty(), &[(1, 1, "1.1"), (2, 1, "1.2")]).unwrap();
    let swapped = put(&plan, &[(1, 1, "1.2"), (2, 1, "1.1")]).unwrap();
    assert_eq!(swapped.stands()[piece(&swapped, 1, 1)].place, Some(place("1.2")));
}

#[test]
fn an_edit_of_unknown_lessons_rooms_or_of_one_lesson_twice_is_refused() {
    let plan = empty();
    let mut foreign = to(&plan, (1, 1), "1.1");
    foreign.piece = key(99, 1);
    let twice = Edit(vec![to(&plan, (1, 1), "1.1"), to(&plan, (1, 1), "1.2")]);
    let roomed = stand(&plan, (1, 1), |change| change.stand.room = Some(RoomId(9)));
    for edit in [Edit(vec![foreign]), twice, roomed] {
        assert_eq!(plan.apply(&edit), Err(Refused::Unknown));
    }
}

#[test]
fn a_plan_kept_is_the_plan_read_back() {
    let plan = put(&empty(), &[(1, 1, "1.1"), (6, 2, "3.4")]).unwrap();
    assert_eq!(Plan::new(Arc::new(school()), &plan.kept()), plan);
    let mut fewer = school();
    fewer.courses[0].hundredths = 0;
    let again = Plan::new(Arc::new(fewer), &plan.kept());
    assert_eq!(again.placed(), 2, "what stands beyond the hours is not lost");
}

#[test]
fn fifty_steps_go_back_and_forth() {
    let (mut plan, mut history) = (empty(), History::default());
    let first = plan.clone();
    for step in 0..STEPS + 5 {
        let at = if step % 2 == 0 { "1.1" } else { "1.2" };
        let applied = plan.apply(&Edit(vec![to(&plan, (1, 1), at)])).unwrap();
        (plan, ()) = (applied.plan, history.did(applied.undo));
    }
    let last = plan.clone();
    for _ in 0..STEPS {
        plan = history.undo(&plan).unwrap().unwrap().1.plan;
    }
    assert!(!history.can_undo() && plan != first);
    while history.can_redo() {
        plan = history.redo(&plan).unwrap().unwrap().1.plan;
    }
    assert_eq!(plan, last);
}

/// Recounts by hand whether two lessons that share somebody stand at one time.
fn broken(plan: &Plan) -> bool {
    let school = plan.school();
    let seats: Vec<_> = (0..plan.pieces().len())
        .filter_map(|at| Some((plan.course(at), plan.stands()[at], plan.stands()[at].place?)))
        .collect();
    seats.iter().enumerate().any(|(at, (one, a, here))| {
        seats[at + 1..].iter().any(|(other, b, there)| {
            let shared = one.pupils.iter().any(|set| other.pupils.contains(set))
                || one.teachers.iter().any(|teacher| other.teachers.contains(teacher))
                || a.room.is_some() && a.room == b.room;
            let bells = (school.bell(one, *here), school.bell(other, *there));
            let at_once = matches!(bells, (Some(one), Some(other)) if one.meets(other));
            shared && here.weekday() == there.weekday() && at_once && a.weeks.meet(b.weeks)
        })
    })
}

fn wish() -> impl Strategy<Value = (usize, u8, u8, u8)> {
    (0_usize..17, 0_u8..=5, 1_u8..=7, 0_u8..12)
}

/// The edit of one wish: a place or the tray, some weeks, some room, some hold.
fn edit(plan: &Plan, wishes: &[(usize, u8, u8, u8)]) -> Edit {
    let change = |(at, day, number, rest): &(usize, u8, u8, u8)| {
        let mut change = plan.moving(*at, crate::timetable::Place::new(*day, *number).ok());
        change.stand.weeks = Weeks::ALL[usize::from(rest % 3)];
        change.stand.room = [None, Some(RoomId(1))][usize::from(rest / 3 % 2)];
        change.stand.hold = [Hold::Free, Hold::Locked][usize::from(rest / 6)];
        change
    };
    Edit(wishes.iter().map(change).collect())
}

proptest! {
    #[test]
    fn no_accepted_plan_has_a_clash_and_every_edit_is_taken_back(
        all in prop::collection::vec(prop::collection::vec(wish(), 1..4), 1..40),
    ) {
        let mut plan = empty();
        for wishes in &all {
            let Ok(applied) = plan.apply(&edit(&plan, wishes)) else { continue };
            prop_assert!(!broken(&applied.plan));
            let back = applied.plan.apply(&applied.undo);
            prop_assert_eq!(back.map(|back| back.plan), Ok(plan));
            plan = applied.plan;
        }
    }
}
