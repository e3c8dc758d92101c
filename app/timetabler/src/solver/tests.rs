//! The solver on small schools, proven by the referee.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use super::compile::Instance;
use super::persist::First;
use super::search::Search;
use super::{Options, Progress, Watch, solve};
use crate::check::check;
use crate::model::{
    Activity, Constraint, Limit, Person, Plan, Problem, Room, Rule, Same, Selection, StudentsSet, Teacher,
    Week,
};

/// A watch whose hands move by a millisecond at every look.
#[derive(Default)]
pub struct Hands {
    looks: AtomicUsize,
    told: AtomicUsize,
    cancelled: AtomicBool,
}

impl Watch for Hands {
    fn elapsed(&self) -> Duration {
        Duration::from_millis(self.looks.fetch_add(1, Ordering::Relaxed) as u64)
    }

    fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    fn tell(&self, _: Progress) {
        self.told.fetch_add(1, Ordering::Relaxed);
    }
}

/// `classes` classes, as many teachers, each class with `weekly` lessons of every teacher: five days of six hours.
pub fn school(classes: usize, weekly: usize) -> Problem {
    let name = |kind: &str, number: usize| format!("{kind}{number}");
    let mut problem = Problem {
        days: (0..5).map(|day| name("д", day)).collect(),
        hours: (0..6).map(|hour| name("ч", hour)).collect(),
        subjects: vec!["предмет".into()],
        teachers: (0..classes).map(|one| Teacher { name: name("у", one), both_halves: None }).collect(),
        students: (0..classes)
            .map(|one| StudentsSet { name: name("к", one), subgroups: vec![one], ..StudentsSet::default() })
            .collect(),
        subgroups: (0..classes).map(|one| name("к", one)).collect(),
        rooms: (0..classes).map(|one| Room { name: name("каб", one), ..Room::default() }).collect(),
        breaks: Week::none(5),
        ..Problem::default()
    };
    for class in 0..classes {
        for teacher in 0..classes {
            for component in 1..=weekly {
                problem.activities.push(Activity {
                    id: problem.activities.len() as u64 + 1,
                    teachers: vec![teacher],
                    students: vec![class],
                    subgroups: vec![class],
                    duration: 1,
                    component,
                    ..Activity::default()
                });
            }
        }
    }
    problem
}

pub fn ask(problem: &mut Problem, weight: f64, rule: Rule) {
    problem.constraints.push(Constraint {
        kind: format!("{rule:?}").chars().take(12).collect(),
        weight,
        rule,
    });
}

fn everybody(problem: &Problem) -> Vec<Person> {
    (0..problem.subgroups.len()).map(Person::Subgroup).collect()
}

/// A school with most kinds of rules at once, all of which can be kept.
pub fn strict_school() -> Problem {
    let mut problem = school(5, 5);
    let pupils = everybody(&problem);
    let teachers: Vec<Person> = (0..5).map(Person::Teacher).collect();
    ask(&mut problem, 100.0, Rule::Limit { people: pupils.clone(), limit: Limit::MaxGapsPerWeek(0) });
    ask(&mut problem, 100.0, Rule::Limit { people: pupils.clone(), limit: Limit::LateBeginnings(1) });
    ask(
        &mut problem,
        100.0,
        Rule::Limit { people: pupils, limit: Limit::MinHoursDaily { hours: 4, empty_days: false } },
    );
    ask(&mut problem, 100.0, Rule::Limit { people: teachers.clone(), limit: Limit::MaxGapsPerDay(2) });
    ask(&mut problem, 100.0, Rule::Limit { people: teachers, limit: Limit::MaxHoursContinuously(5) });
    for pair in 0..25 {
        let activities: Vec<usize> = (0..5).map(|part| pair * 5 + part).collect();
        ask(&mut problem, 95.0, Rule::MinDays { activities, days: 1, consecutive: true });
    }
    for class in 0..5 {
        let activities: Vec<usize> = (class * 25..class * 25 + 25).collect();
        ask(
            &mut problem,
            100.0,
            Rule::RoomIn { activities, rooms: vec![class, (class + 1) % 5], home: false },
        );
    }
    let mut late = Week::none(5);
    (0..5).for_each(|day| late.put(day, 5));
    for what in [Selection::OccupyAtMost(4), Selection::TogetherAtMost(2), Selection::TotalAtMost(8)] {
        ask(&mut problem, 100.0, Rule::Selected { activities: (0..60).collect(), week: late.clone(), what });
    }
    ask(
        &mut problem,
        50.0,
        Rule::Selected { activities: (60..125).collect(), week: late, what: Selection::OccupyAtMost(3) },
    );
    ask(&mut problem, 100.0, Rule::EndsDay { activities: vec![0] });
    ask(&mut problem, 100.0, Rule::Consecutive { first: 5, second: 10 });
    ask(&mut problem, 100.0, Rule::Same { activities: vec![15, 45], what: Same::Start });
    problem
}

fn options(seed: u64) -> Options {
    Options { seed, limit: Duration::from_secs(10_000), patience: 300, ..Options::default() }
}

#[test]
fn a_strict_school_gets_a_timetable_without_violations() {
    let problem = strict_school();
    for seed in 1..4 {
        let outcome = solve(&problem, &options(seed), &Hands::default());
        let verdict = check(&problem, &outcome.plan);
        assert_eq!((outcome.plan.placed(), verdict.hard_violations()), (125, 0), "{:?}", verdict.breaches);
        assert!((verdict.soft_cost() - outcome.soft_cost).abs() < 1e-6, "the solver's own count");
        assert!(outcome.deadlock.is_none());
    }
}

#[test]
fn one_thread_answers_the_same_to_the_same_seed() {
    let problem = strict_school();
    let plan = |seed| solve(&problem, &options(seed), &Hands::default()).plan;
    assert_eq!(plan(7), plan(7));
    assert_ne!(plan(7), plan(8));
}

#[test]
fn two_threads_share_what_the_first_has_found() {
    let problem = strict_school();
    let outcome = solve(&problem, &Options { threads: 2, ..options(3) }, &Hands::default());
    assert_eq!(check(&problem, &outcome.plan).hard_violations(), 0);
    assert!((check(&problem, &outcome.plan).soft_cost() - outcome.soft_cost).abs() < 1e-6);
}

#[test]
fn annealing_alone_places_a_strict_school() {
    let problem = strict_school();
    let instance = Instance::of(&problem);
    let hands = Hands::default();
    for seed in 1..4 {
        let mut search = Search::new(&instance, seed, &hands);
        assert!(search.persist(seed, First::Annealing, |_| true));
        let verdict = check(&problem, &search.board.plan());
        assert_eq!(verdict.hard_violations(), 0, "{:?}", verdict.breaches);
    }
}

#[test]
fn a_lesson_that_ends_the_day_of_its_class_does_not_end_that_of_its_teacher() {
    let mut problem = school(2, 1);
    for (activity, hour) in [(0, 0), (2, 1)] {
        let mut week = Week::none(5);
        week.put(0, hour);
        ask(&mut problem, 100.0, Rule::StartIn { activities: vec![activity], week });
    }
    ask(&mut problem, 100.0, Rule::EndsDay { activities: vec![0] });
    let outcome = solve(&problem, &options(1), &Hands::default());
    assert!(outcome.solved_after.is_some());
    assert_eq!(check(&problem, &outcome.plan).hard_violations(), 0);
}

#[test]
fn a_cancelled_search_ends_at_once_and_tells_nothing_more() {
    let hands = Hands::default();
    hands.cancelled.store(true, Ordering::Relaxed);
    let outcome = solve(&strict_school(), &options(1), &hands);
    assert!(outcome.solved_after.is_none());
    assert!(hands.looks.load(Ordering::Relaxed) < 20, "it looked at the clock only to stop");
}

#[test]
fn the_watch_hears_of_progress() {
    let hands = Hands::default();
    solve(&strict_school(), &options(1), &hands);
    assert!(hands.told.load(Ordering::Relaxed) > 0);
}

#[test]
fn a_timetable_that_is_there_already_stays_as_it_is() {
    let problem = school(4, 5);
    let found = solve(&problem, &options(1), &Hands::default()).plan;
    let again =
        solve(&problem, &Options { start: Some(found.clone()), ..options(2) }, &Hands::default()).plan;
    assert_eq!(again, found);
    let mut torn = found.clone();
    torn.places[3] = None;
    let repaired = solve(&problem, &Options { start: Some(torn), ..options(2) }, &Hands::default()).plan;
    let moved = repaired.places.iter().zip(&found.places).filter(|(new, old)| new != old).count();
    assert!(moved <= 4, "{moved} lessons moved to place one");
    assert_eq!(check(&problem, &repaired).hard_violations(), 0);
}

#[test]
fn what_cannot_be_placed_is_named_with_the_rule_that_forbids_it() {
    let mut problem = school(2, 4);
    let mut monday = Week::none(5);
    for hour in 0..3 {
        monday.put(0, hour);
    }
    ask(&mut problem, 100.0, Rule::StartIn { activities: vec![0, 1, 2, 3], week: monday });
    ask(&mut problem, 100.0, Rule::NotOverlapping { activities: vec![4, 5] });
    let outcome =
        solve(&problem, &Options { limit: Duration::from_secs(20), ..options(1) }, &Hands::default());
    let deadlock = outcome.deadlock.unwrap();
    assert_eq!(outcome.plan.placed(), 15);
    assert!(deadlock.proven);
    assert_eq!(deadlock.activities, [0, 1, 2, 3]);
    assert_eq!(deadlock.kinds, [problem.constraints[0].kind.clone()]);
}

#[test]
fn an_empty_problem_is_solved_by_an_empty_timetable() {
    let problem = Problem { breaks: Week::none(0), ..Problem::default() };
    let outcome = solve(&problem, &options(1), &Hands::default());
    assert_eq!(outcome.plan, Plan::empty(0));
    assert!(outcome.solved_after.is_some());
}
