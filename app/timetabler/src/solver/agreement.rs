//! The solver's books against the referee's count, on chance.

use proptest::prelude::*;

use super::anneal::Annealer;
use super::board::Board;
use super::compile::Instance;
use super::search::Search;
use super::task::{NO_ROOM, Spot};
use super::tests::{Hands, ask, school, strict_school};
use crate::check::check;
use crate::model::{Limit, Person, Problem, Rule, Week};

fn limits() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (1..5_usize).prop_map(Limit::MaxDays),
        (1..6_usize).prop_map(Limit::MinDays),
        (0..4_usize).prop_map(Limit::MaxGapsPerWeek),
        (0..3_usize).prop_map(Limit::MaxGapsPerDay),
        (1..6_usize).prop_map(Limit::MaxHoursDaily),
        (1..4_usize, any::<bool>())
            .prop_map(|(hours, empty_days)| Limit::MinHoursDaily { hours, empty_days }),
        (1..5_usize).prop_map(Limit::MaxHoursContinuously),
        (1..6_usize).prop_map(Limit::MaxSpanPerDay),
        (0..4_usize).prop_map(Limit::LateBeginnings),
        (0..3_usize, 1..3_usize, 0..5_usize).prop_map(|(from, long, days)| Limit::IntervalMaxDays {
            from,
            to: from + long,
            days
        }),
        (1..8_usize, any::<bool>()).prop_map(|(hours, circular)| Limit::MinRestingHours { hours, circular }),
        (1..3_usize).prop_map(Limit::MaxRealDays),
        (1..8_usize).prop_map(Limit::MaxHoursPerRealDay),
        (0..3_usize).prop_map(Limit::MaxMornings),
        (0..3_usize).prop_map(Limit::MaxAfternoons),
        (0..3_usize).prop_map(Limit::BothHalves),
    ]
}

/// The lessons of one teacher at the given slots, on the board.
fn standing<'it>(instance: &'it Instance<'it>, slots: &[usize]) -> Board<'it> {
    let mut board = Board::new(instance);
    for (task, slot) in slots.iter().enumerate() {
        let (day, hour) = (u16::try_from(slot / 6).unwrap(), u16::try_from(slot % 6).unwrap());
        let spot = Spot { day, hour, room: NO_ROOM };
        board.place(task, spot);
    }
    board
}

fn one_teacher(lessons: usize, absent: &[(usize, usize)], rules: &[Limit], weight: f64) -> Problem {
    let mut problem = school(1, lessons);
    problem.activities.iter_mut().for_each(|one| {
        one.subgroups.clear();
        one.students.clear();
    });
    let mut week = Week::none(5);
    for &(day, hour) in absent {
        week.put(day, hour);
    }
    ask(&mut problem, 50.0, Rule::Unavailable { people: vec![Person::Teacher(0)], week });
    for &limit in rules {
        ask(&mut problem, weight, Rule::Limit { people: vec![Person::Teacher(0)], limit });
    }
    problem
}

proptest! {
    /// A finished week is bearable to the solver exactly when the referee finds nothing.
    #[test]
    fn the_solver_and_the_referee_agree_on_limits(
        slots in prop::sample::subsequence((0..30).collect::<Vec<usize>>(), 1..16),
        absent in prop::collection::vec((0..5_usize, 0..6_usize), 0..4),
        rules in prop::collection::vec(limits(), 1..4),
    ) {
        let problem = one_teacher(slots.len(), &absent, &rules, 100.0);
        let instance = Instance::of(&problem);
        let board = standing(&instance, &slots);
        let bearable = (0..instance.bearers.len())
            .all(|one| instance.bearers[one].excess(board.sum(one), board.week(one), 0) == 0);
        let verdict = check(&problem, &board.plan());
        prop_assert_eq!(bearable, verdict.hard_violations() == 0, "{:?}", verdict.breaches);
    }

    /// Taking a lesson off a bearable week leaves it bearable: there is always a way on.
    #[test]
    fn a_lesson_less_never_makes_a_week_unbearable(
        slots in prop::sample::subsequence((0..30).collect::<Vec<usize>>(), 2..16),
        rules in prop::collection::vec(limits(), 1..4),
        which in any::<prop::sample::Index>(),
    ) {
        let problem = one_teacher(slots.len(), &[], &rules, 100.0);
        let instance = Instance::of(&problem);
        let mut board = standing(&instance, &slots);
        let excess = |board: &Board<'_>| -> usize {
            (0..instance.bearers.len()).map(|one| instance.bearers[one].excess(board.sum(one), board.week(one), 99)).sum()
        };
        prop_assume!(excess(&board) == 0);
        board.lift(which.index(slots.len()));
        prop_assert_eq!(excess(&board), 0);
    }

    /// The same wishes cost the same.
    #[test]
    fn the_solver_and_the_referee_agree_on_the_cost_of_limits(
        slots in prop::sample::subsequence((0..30).collect::<Vec<usize>>(), 1..16),
        rules in prop::collection::vec(limits(), 1..2),
    ) {
        let problem = one_teacher(slots.len(), &[], &rules, 50.0);
        let instance = Instance::of(&problem);
        let board = standing(&instance, &slots);
        let told = check(&problem, &board.plan()).soft_cost();
        prop_assert!((board.soft_cost() - told).abs() < 1e-9, "{} and {told}", board.soft_cost());
    }

}

/// A strict school in two buildings, with a class that may use two rooms.
fn school_of_two_houses() -> Problem {
    let mut problem = strict_school();
    problem.buildings = vec!["новый".into(), "старый".into()];
    for (room, it) in problem.rooms.iter_mut().enumerate() {
        it.building = Some(room % 2);
    }
    let teachers = (0..5).map(Person::Teacher).collect();
    ask(&mut problem, 100.0, Rule::Limit { people: teachers, limit: Limit::GapsBetweenBuildings(1) });
    ask(&mut problem, 100.0, Rule::MaxRooms { activities: (0..50).collect(), rooms: 2 });
    problem
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// Whatever is swapped, the board's books agree with the referee's count and nobody is in two places.
    #[test]
    fn random_moves_keep_the_books_right(seed in 0..500_u64, moves in 1..20_usize) {
        let problem = strict_school();
        let instance = Instance::of(&problem);
        let hands = Hands::default();
        let mut search = Search::new(&instance, seed, &hands);
        prop_assert!(search.fill(|_| true));
        for _ in 0..moves {
            let task = search.chance.below(instance.tasks.len());
            let Some(before) = search.board.lift(task) else { continue };
            let closed = search.chain(task, 60);
            if closed && search.chance.below(2) == 0 {
                search.take_back();
            }
            if search.board.spots[task].is_none() {
                search.board.place(task, before);
            }
            let verdict = check(&problem, &search.board.plan());
            prop_assert_eq!(verdict.hard_violations(), 0, "{:?}", verdict.breaches);
            prop_assert!((verdict.soft_cost() - search.board.soft_cost()).abs() < 1e-6);
        }
    }

    /// Whatever is traded or taken back, a draft weighs as much as one made anew, and nothing when the referee finds nothing.
    #[test]
    fn trades_keep_a_draft_in_step(seed in 0..500_u64, looks in 1..60_usize) {
        let problem = school_of_two_houses();
        let instance = Instance::of(&problem);
        let nothing = vec![None; instance.tasks.len()];
        let mut annealer = Annealer::new(&instance, seed, &nothing).unwrap();
        let mut left = looks;
        annealer.cool(40, || {
            left -= 1;
            left > 0
        });
        let spots: Vec<Option<Spot>> = annealer.draft.spots.iter().map(|&spot| Some(spot)).collect();
        let anew = Annealer::new(&instance, seed, &spots).unwrap();
        prop_assert_eq!(annealer.draft.toll, anew.draft.toll);
        let hands = Hands::default();
        let mut search = Search::new(&instance, seed, &hands);
        search.restore(&spots);
        let verdict = check(&problem, &search.board.plan());
        prop_assert_eq!(annealer.draft.toll.hard == 0, verdict.hard_violations() == 0, "{:?}", verdict.breaches);
    }

    /// Wishes are worked off without breaking a rule, and cost what the referee says.
    #[test]
    fn cooling_a_finished_timetable_keeps_every_rule(seed in 0..500_u64) {
        let problem = strict_school();
        let instance = Instance::of(&problem);
        let hands = Hands::default();
        let mut search = Search::new(&instance, seed, &hands);
        prop_assert!(search.fill(|_| true));
        let before = search.board.soft_cost();
        let mut annealer = Annealer::new(&instance, seed, &search.board.spots).unwrap();
        annealer.adopt(&search.board.spots);
        annealer.refine(40, |_| true);
        search.restore(&annealer.spots());
        let verdict = check(&problem, &search.board.plan());
        prop_assert_eq!(verdict.hard_violations(), 0, "{:?}", verdict.breaches);
        prop_assert!(verdict.soft_cost() <= before + 1e-6, "{} after {before}", verdict.soft_cost());
    }
}
