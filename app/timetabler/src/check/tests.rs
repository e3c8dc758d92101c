//! Every kind of rule: one timetable that keeps it and one that breaks it.

use super::check;
use crate::model::{
    Activity, Constraint, Limit, Person, Place, Plan, Problem, Room, Rule, Same, Selection, StudentsSet,
    Teacher, Week,
};

/// Five days of six hours. Lessons 0 to 3 are of one teacher and one class, 4 (two hours) of others.
pub fn school() -> Problem {
    let names = |all: &[&str]| all.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    let lesson = |id, duration, whose: usize| Activity {
        id,
        duration,
        teachers: vec![whose],
        students: vec![whose],
        subgroups: vec![whose],
        tags: if id == 1 || id == 2 { vec![0] } else { vec![] },
        component: 1,
        ..Activity::default()
    };
    let room = |name: &str, building| Room { name: name.into(), building: Some(building), ..Room::default() };
    Problem {
        days: names(&["пн", "вт", "ср", "чт", "пт"]),
        hours: names(&["1", "2", "3", "4", "5", "6"]),
        subjects: names(&["алгебра"]),
        tags: names(&["трудный"]),
        teachers: ["Иванова", "Петров"].map(|name| Teacher { name: name.into(), both_halves: None }).into(),
        students: vec![
            StudentsSet { name: "5А".into(), subgroups: vec![0], ..StudentsSet::default() },
            StudentsSet { name: "5Б".into(), subgroups: vec![1], ..StudentsSet::default() },
        ],
        subgroups: names(&["5А", "5Б"]),
        rooms: vec![room("101", 0), room("201", 1), room("102", 0)],
        buildings: names(&["новое", "старое"]),
        activities: vec![lesson(1, 1, 0), lesson(2, 1, 0), lesson(3, 1, 0), lesson(4, 1, 0), lesson(5, 2, 1)],
        breaks: Week::none(5),
        ..Problem::default()
    }
}

pub type Times = [(usize, usize); 5];

fn plan(times: &Times, rooms: &[Option<usize>; 5]) -> Plan {
    let places = times.iter().zip(rooms).map(|(&(day, hour), &room)| Some(Place { day, hour, room }));
    Plan { places: places.collect(), real_rooms: vec![vec![]; 5] }
}

fn week(slots: &[(usize, usize)]) -> Week {
    let mut week = Week::none(5);
    for &(day, hour) in slots {
        week.put(day, hour);
    }
    week
}

pub const NO_ROOMS: [Option<usize>; 5] = [None; 5];
/// Nothing near anything else.
pub const SPREAD: Times = [(0, 0), (1, 0), (2, 0), (3, 0), (4, 2)];

/// The rule is kept by one timetable and broken by another, by so many units, hard or soft as it weighs.
pub fn judged(
    mut problem: Problem,
    rule: Rule,
    kept: (Times, [Option<usize>; 5]),
    broken: (Times, [Option<usize>; 5], usize),
) {
    let told = format!("{rule:?}");
    for weight in [100.0, 50.0] {
        problem.constraints = vec![Constraint { kind: "It".into(), weight, rule: rule.clone() }];
        let good = check(&problem, &plan(&kept.0, &kept.1));
        assert_eq!(
            (good.hard_violations(), good.breaches.len()),
            (0, 0),
            "kept: {told}: {:?}",
            good.breaches
        );
        let bad = check(&problem, &plan(&broken.0, &broken.1));
        let units: usize =
            bad.breaches.iter().filter(|breach| breach.kind == "It").map(|breach| breach.units).sum();
        assert_eq!(units, broken.2, "broken: {told}");
        let soft = if weight < 100.0 { 0.5 * f64::from(u32::try_from(broken.2).unwrap()) } else { 0.0 };
        assert!((bad.soft_cost() - soft).abs() < 1e-9, "{told}");
    }
}

pub fn times(rule: Rule, kept: Times, broken: Times, units: usize) {
    judged(school(), rule, (kept, NO_ROOMS), (broken, NO_ROOMS, units));
}

fn rooms(rule: Rule, times: Times, kept: [Option<usize>; 5], broken: [Option<usize>; 5], units: usize) {
    judged(school(), rule, (times, kept), (times, broken, units));
}

#[test]
fn nobody_is_in_two_places_at_once() {
    let twice: Times = [(0, 0), (0, 0), (2, 0), (3, 0), (4, 2)];
    let found = check(&school(), &plan(&twice, &NO_ROOMS));
    assert_eq!(found.hard_violations(), 2, "the teacher and the class");
    assert_eq!(check(&school(), &plan(&SPREAD, &NO_ROOMS)).hard_violations(), 0);
}

#[test]
fn a_lesson_without_a_time_and_one_past_the_end_of_the_day_are_violations() {
    let mut late = plan(&[(0, 0), (1, 0), (2, 0), (3, 0), (4, 5)], &NO_ROOMS);
    late.places[0] = None;
    let found = check(&school(), &late);
    assert_eq!((found.hard_violations(), found.unplaced), (2, 1));
}

#[test]
fn a_room_holds_one_lesson_at_a_time() {
    let together: Times = [(0, 0), (1, 0), (2, 0), (3, 0), (3, 0)];
    let shared = [None, None, None, Some(0), Some(0)];
    assert_eq!(check(&school(), &plan(&together, &shared)).hard_violations(), 1);
    let apart = [None, None, None, Some(0), Some(1)];
    assert_eq!(check(&school(), &plan(&together, &apart)).hard_violations(), 0);
}

#[test]
fn times_of_one_lesson() {
    let monday = || week(&[(0, 0), (0, 1)]);
    let moved: Times = [(0, 2), (1, 0), (2, 0), (3, 0), (4, 2)];
    times(Rule::Unavailable { people: vec![Person::Teacher(0)], week: monday() }, moved, SPREAD, 1);
    times(
        Rule::Unavailable { people: vec![Person::Subgroup(1)], week: week(&[(4, 3)]) },
        {
            let mut other = SPREAD;
            other[4] = (4, 0);
            other
        },
        SPREAD,
        1,
    );
    times(Rule::Break { week: monday() }, moved, SPREAD, 1);
    times(Rule::StartIn { activities: vec![0], week: monday() }, SPREAD, moved, 1);
    let friday = week(&[(4, 2), (4, 3)]);
    let shifted: Times = [(0, 0), (1, 0), (2, 0), (3, 0), (4, 3)];
    times(Rule::HeldIn { activities: vec![4], week: friday }, SPREAD, shifted, 1);
    times(Rule::EndsDay { activities: vec![0] }, SPREAD, [(0, 0), (0, 1), (2, 0), (3, 0), (4, 2)], 1);
}

#[test]
fn days_between_lessons() {
    let activities = || vec![0, 1];
    let one_day: Times = [(0, 0), (0, 1), (2, 0), (3, 0), (4, 2)];
    let one_day_apart: Times = [(0, 0), (0, 2), (2, 0), (3, 0), (4, 2)];
    times(Rule::MinDays { activities: activities(), days: 1, consecutive: false }, SPREAD, one_day, 1);
    times(
        Rule::MinDays { activities: activities(), days: 2, consecutive: false },
        [(0, 0), (2, 0), (1, 0), (3, 0), (4, 2)],
        SPREAD,
        1,
    );
    times(
        Rule::MaxDays { activities: activities(), days: 1 },
        SPREAD,
        [(0, 0), (3, 0), (2, 0), (1, 0), (4, 2)],
        2,
    );
    times(Rule::MinGaps { activities: activities(), gaps: 1 }, one_day_apart, one_day, 1);
    // Side by side on one day is asked for even when the days weigh nothing.
    let mut problem = school();
    let rule = Rule::MinDays { activities: activities(), days: 1, consecutive: true };
    problem.constraints = vec![Constraint { kind: "It".into(), weight: 0.0, rule }];
    assert_eq!(check(&problem, &plan(&one_day, &NO_ROOMS)).hard_violations(), 0);
    assert_eq!(check(&problem, &plan(&one_day_apart, &NO_ROOMS)).hard_violations(), 1);
    problem.breaks.put(0, 1);
    assert_eq!(check(&problem, &plan(&one_day_apart, &NO_ROOMS)).hard_violations(), 1, "a break parts them");
}

#[test]
fn a_room_has_a_seat_for_everybody() {
    let mut problem = school();
    problem.activities[0].pupils = 25;
    let in_first = [Some(0), None, None, None, None];
    for (seats, units) in [(None, 0), (Some(25), 0), (Some(24), 1)] {
        problem.rooms[0].capacity = seats;
        assert_eq!(check(&problem, &plan(&SPREAD, &in_first)).hard_violations(), units, "{seats:?}");
    }
}

#[test]
fn lessons_together_and_apart() {
    let same = |what| Rule::Same { activities: vec![0, 4], what };
    let together: Times = [(0, 0), (1, 0), (2, 0), (3, 0), (0, 0)];
    times(same(Same::Start), together, SPREAD, 1);
    times(same(Same::Day), together, SPREAD, 1);
    times(same(Same::Hour), together, SPREAD, 1);
    times(Rule::NotOverlapping { activities: vec![0, 4] }, SPREAD, together, 1);
    times(Rule::SetsNotOverlapping { sets: vec![vec![0, 1], vec![4]] }, SPREAD, together, 1);
    let turned: Times = [(1, 0), (0, 0), (2, 0), (3, 0), (4, 2)];
    times(Rule::Ordered { first: 0, second: 1 }, SPREAD, turned, 1);
    let turned_today: Times = [(0, 1), (0, 0), (2, 0), (3, 0), (4, 2)];
    times(Rule::OrderedIfSameDay { first: 0, second: 1 }, turned, turned_today, 1);
    let side_by_side: Times = [(0, 0), (0, 1), (2, 0), (3, 0), (4, 2)];
    times(Rule::Consecutive { first: 0, second: 1 }, side_by_side, turned_today, 1);
    times(Rule::Grouped { activities: vec![0, 1] }, turned_today, SPREAD, 1);
    times(
        Rule::Grouped { activities: vec![0, 1, 2] },
        [(0, 1), (0, 0), (0, 2), (3, 0), (4, 2)],
        side_by_side,
        1,
    );
}

#[test]
fn chosen_hours() {
    let rule = |what| Rule::Selected { activities: vec![0, 1, 4], week: week(&[(0, 0), (1, 0)]), what };
    let elsewhere: Times = [(0, 0), (1, 1), (2, 0), (3, 0), (4, 2)];
    let together: Times = [(0, 0), (1, 1), (2, 0), (3, 0), (0, 0)];
    times(rule(Selection::OccupyAtMost(1)), elsewhere, SPREAD, 1);
    times(rule(Selection::OccupyAtLeast(2)), SPREAD, elsewhere, 1);
    times(rule(Selection::TogetherAtMost(1)), SPREAD, together, 1);
    times(rule(Selection::TogetherAtLeast { count: 2, or_none: true }), together, elsewhere, 1);
    times(rule(Selection::TogetherAtLeast { count: 1, or_none: false }), SPREAD, elsewhere, 1);
    times(rule(Selection::TotalAtMost(1)), elsewhere, SPREAD, 1);
}

#[test]
fn rooms_of_lessons() {
    let day: Times = [(0, 0), (0, 1), (0, 3), (3, 0), (4, 2)];
    let first = [Some(0), None, None, None, None];
    let second = [Some(1), None, None, None, None];
    rooms(Rule::RoomUnavailable { room: 1, week: week(&[(0, 0)]) }, day, first, second, 1);
    rooms(Rule::TeacherRoomUnavailable { teacher: 0, room: 1, week: week(&[(0, 0)]) }, day, first, second, 1);
    rooms(Rule::RoomIn { activities: vec![0], rooms: vec![0, 2], home: false }, day, first, second, 1);
    rooms(Rule::RoomIn { activities: vec![0], rooms: vec![0], home: true }, day, first, NO_ROOMS, 1);
    let three = [Some(0), Some(1), Some(2), None, None];
    let two = [Some(0), Some(0), Some(2), None, None];
    rooms(Rule::MaxRooms { activities: vec![0, 1, 2], rooms: 2 }, day, two, three, 1);
    rooms(Rule::SameRoomIfConsecutive { activities: vec![0, 1, 2] }, day, two, three, 1);
    let walk = Rule::Limit { people: vec![Person::Teacher(0)], limit: Limit::GapsBetweenBuildings(1) };
    rooms(walk, day, [Some(0), Some(2), Some(1), None, None], three, 1);
}

#[test]
fn a_home_room_is_not_asked_of_a_lesson_that_is_told_its_room() {
    let mut problem = school();
    let rule = |rooms: Vec<usize>, home| Rule::RoomIn { activities: vec![0], rooms, home };
    for (rooms, home) in [(vec![0], true), (vec![1], false)] {
        problem.constraints.push(Constraint { kind: "It".into(), weight: 100.0, rule: rule(rooms, home) });
    }
    let told = [Some(1), None, None, None, None];
    assert_eq!(check(&problem, &plan(&SPREAD, &told)).hard_violations(), 0);
}

#[test]
fn a_lesson_after_a_break_still_follows_the_one_before_it() {
    let mut problem = school();
    problem.breaks = week(&[(0, 1)]);
    let rule = Rule::Consecutive { first: 0, second: 1 };
    let over: Times = [(0, 0), (0, 2), (2, 0), (3, 0), (4, 2)];
    judged(problem, rule, (over, NO_ROOMS), (SPREAD, NO_ROOMS, 1));
}
