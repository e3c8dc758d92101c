//! Room made for a lesson by moving others.

use proptest::prelude::*;

use super::school::{empty, piece, place, put, stand};
use crate::timetable::{Board, Hold, Place, make_room, rescue};

#[test]
fn a_free_place_moves_nobody() {
    let plan = put(&empty(), &[(1, 1, "1.1")]).unwrap();
    let edit = make_room(&plan, piece(&plan, 2, 1), place("1.2"), 2).unwrap();
    assert_eq!(edit.0.len(), 1);
}

#[test]
fn a_lesson_in_the_way_goes_elsewhere() {
    let plan = put(&empty(), &[(1, 1, "1.1")]).unwrap();
    let edit = make_room(&plan, piece(&plan, 2, 1), place("1.1"), 1).unwrap();
    assert_eq!(edit.0.len(), 2);
    let after = plan.apply(&edit).unwrap().plan;
    assert_eq!(after.stands()[piece(&after, 2, 1)].place, Some(place("1.1")));
    assert_eq!(after.placed(), 2);
}

#[test]
fn a_locked_lesson_never_makes_room() {
    let plan = put(&empty(), &[(1, 1, "1.1")]).unwrap();
    let locked = plan.apply(&stand(&plan, (1, 1), |change| change.stand.hold = Hold::Locked)).unwrap().plan;
    assert_eq!(make_room(&locked, piece(&locked, 2, 1), place("1.1"), 3), None);
}

#[test]
fn the_tray_is_emptied_by_the_shortest_chain() {
    let plan = put(&empty(), &[(1, 1, "1.1"), (2, 1, "1.2")]).unwrap();
    let edit = rescue(&plan, piece(&plan, 1, 2), 3).unwrap();
    assert_eq!(edit.0.len(), 1, "there is free room: nobody is moved");
}

#[test]
fn all_places_of_a_lesson_are_judged_by_one_look_at_the_week() {
    let plan = put(&empty(), &[(1, 1, "1.1"), (6, 1, "1.2")]).unwrap();
    let (board, algebra) = (Board::of(&plan), piece(&plan, 1, 2));
    let free = board.free_places(algebra);
    assert_eq!(free.len(), 5 * 7 - 2);
    for at in Place::of_week(6) {
        let barred = board.clashes_at(algebra, at).iter().any(crate::timetable::Clash::bars);
        assert_eq!(barred, !board.is_free(algebra, at), "{at}");
    }
}

proptest! {
    #[test]
    fn a_chain_found_is_an_edit_the_law_accepts(
        lessons in prop::collection::vec((0_usize..17, 1_u8..=5, 1_u8..=3), 5..17),
        (wanted, day, number) in (0_usize..17, 1_u8..=5, 1_u8..=3),
    ) {
        let mut plan = empty();
        for (at, day, number) in lessons {
            let change = plan.moving(at, Place::new(day, number).ok());
            if let Ok(applied) = plan.apply(&crate::timetable::Edit(vec![change])) {
                plan = applied.plan;
            }
        }
        let at = Place::new(day, number).unwrap();
        if let Some(edit) = make_room(&plan, wanted, at, 3) {
            let placed = plan.placed() + usize::from(plan.stands()[wanted].place.is_none());
            let applied = plan.apply(&edit);
            prop_assert!(applied.is_ok(), "{:?}", applied);
            let after = applied.unwrap().plan;
            prop_assert_eq!(after.placed(), placed);
            prop_assert_eq!(after.stands()[wanted].place, Some(at));
            prop_assert!(edit.0.len() <= 4);
        }
    }
}
